import { setField } from '../../spec/edit/set-field';
import { componentsOfApi, plainStepsOfApi } from '../facts/api-steps';
import { isAllPublic, sensitiveData } from '../facts/sensitive-data';
import type { Rule } from '../rule';

export const privateCached: Rule = {
  id: 'cdn/private-cached',
  title: 'Personal answer in a shared cache',
  severity: 'warning',
  rationale:
    '`public` and `s-maxage` allow caches that many users share, such as a CDN, to keep an answer and give it to the next caller, also where the request carried credentials. An answer that depends on who asks must be `private` or `no-store`. With personal, payment or health data it is an error.',
  source: { title: 'RFC 9111: HTTP Caching (5.2.2, 3.5)', url: 'https://www.rfc-editor.org/rfc/rfc9111' },
  *check(input) {
    const { spec, steps } = input;
    for (const [id, api] of spec.apis?.entries ?? []) {
      const policy = api.cache_control;
      if (!policy || !/\bpublic\b|\bs-maxage\b/i.test(policy.value) || /\b(private|no-store)\b/i.test(policy.value))
        continue;
      const inside = plainStepsOfApi(api, steps);
      const data = sensitiveData(inside, spec);
      if (!data && isAllPublic(inside, spec)) continue;
      const components = [...componentsOfApi(api, input)].map((component) => spec.components?.entries.get(component));
      const auths = api.auth
        ? [api.auth]
        : components.flatMap((component) => component?.security?.authentication ?? []);
      const known = auths.some(({ value }) => value !== 'none');
      if (!data && !known) continue;
      const why = data
        ? `carries \`${data.dataset}\` (${data.classification} data)`
        : 'is given to callers who have authenticated';
      yield {
        severity: data ? 'error' : 'warning',
        message: `\`${id}\` ${why}, but \`${policy.value}\` lets shared caches hand it to the next caller. Set \`cache_control: "private, no-store"\``,
        path: api.place.path,
        span: policy.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'cache_control', '"private, no-store"');
    return edit ? [{ title: 'Keep it out of shared caches', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  profile: {rate: 100/s, steps: [api]}
apis:
  me: {flow: profile, method: GET, path: /me, auth: oauth2, cache_control: "public, max-age=60"}
`,
    passing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  profile: {rate: 100/s, steps: [api]}
apis:
  me: {flow: profile, method: GET, path: /me, auth: oauth2, cache_control: "private, max-age=60"}
`,
  },
};
