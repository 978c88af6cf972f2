import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import { componentsOfApi, isPublic } from '../facts/api-steps';
import type { Rule } from '../rule';

export const noRateLimit: Rule = {
  id: 'api/no-rate-limit',
  title: 'Public endpoint without a limit for each client',
  severity: 'warning',
  rationale:
    'One script, by mistake or on purpose, can use up what was sized for everybody: capacity, money spent on others’ services, guesses at passwords. A limit for each user, key or address, on the endpoint or on a component in front of it, keeps the damage to the one who causes it.',
  source: {
    title: 'OWASP API Security Top 10 2023: API4 Unrestricted Resource Consumption',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
  },
  *check(input) {
    const { spec } = input;
    for (const [id, api] of spec.apis?.entries ?? []) {
      if (isWritten(api, 'rate_limit')) continue;
      const components = [...componentsOfApi(api, input)];
      if (!isPublic(components, spec)) continue;
      const limited = components.some((component) => {
        const bound = spec.components?.entries.get(component);
        return bound !== undefined && isWritten(bound, 'rate_limit');
      });
      if (limited) continue;
      yield {
        message: `\`${id}\` is public and nothing limits a single client: one script can use up what was sized for everybody. Add \`rate_limit\` with \`per: user\`, \`key\` or \`ip\`, here or on the component in front`,
        path: api.place.path,
        span: api.place.keySpan ?? api.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const limit = '{rate: 10/s, burst: 20, per: user, algorithm: token-bucket}';
    const edit = setField(document.tree, path, 'rate_limit', limit);
    return edit ? [{ title: 'Limit each user to 10 calls a second', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Quotes
workload: {peak_factor: 3x}
components:
  api:
    kind: service
    service_time: 5ms
    concurrency: 32
    replicas: 3
    queue_limit: 64
    security: {exposure: public, authentication: api-key, encryption_in_transit: tls1.3}
flows:
  quote: {rate: 200/s, steps: [api]}
apis:
  get-quote: {flow: quote, method: GET, path: /quote}
`,
    passing: `headroom: 1
title: Quotes
workload: {peak_factor: 3x}
components:
  api:
    kind: service
    service_time: 5ms
    concurrency: 32
    replicas: 3
    queue_limit: 64
    security: {exposure: public, authentication: api-key, encryption_in_transit: tls1.3}
flows:
  quote: {rate: 200/s, steps: [api]}
apis:
  get-quote: {flow: quote, method: GET, path: /quote, rate_limit: {rate: 5/s, burst: 10, per: key}}
`,
  },
};
