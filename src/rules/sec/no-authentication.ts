import { setField } from '../../spec/edit/set-field';
import { noted } from '../../spec/notes';
import type { ComponentSpec, Spec, StepSpec } from '../../spec/spec.generated';
import { plainStepsOfApi } from '../facts/api-steps';
import { sensitiveData } from '../facts/sensitive-data';
import type { Rule } from '../rule';

export const noAuthentication: Rule = {
  id: 'sec/no-authentication',
  title: 'Public entry that does not ask who calls',
  severity: 'warning',
  rationale:
    'What the internet can reach needs either a way for callers to prove who they are, at the entry or right behind it, or the author’s word that everybody may use it (`authentication: none`). That word does not hold where personal, payment, health or confidential data passes through: then it is an error.',
  source: {
    title: 'OWASP API Security Top 10 2023: API2 Broken Authentication',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/',
  },
  *check({ spec, steps }) {
    for (const [id, api] of spec.apis?.entries ?? []) {
      const data = api.auth?.value === 'none' ? sensitiveData(plainStepsOfApi(api, steps), spec) : undefined;
      if (!api.auth || !data) continue;
      yield {
        severity: 'error',
        message: `Anybody may call \`${id}\`, yet it carries \`${data.dataset}\` (${data.classification} data). Set \`auth\``,
        path: api.place.path,
        span: api.auth.place.span,
        data: { key: 'auth' },
      };
    }
    const seen = new Set<string>();
    // What the client calls by itself, or gets to where a CDN in front has no answer.
    for (const { step, caller, flow, flowId } of steps) {
      if (flow.from || caller !== undefined) continue;
      const entry = componentOf(step, spec);
      const security = entry?.security;
      if (!step.call || !entry || security?.exposure?.value !== 'public' || seen.has(step.call.value)) continue;
      if (asksOnTheWay(step, spec) || apisAsk(flowId, step.call.value, spec)) continue;
      const data = sensitiveData([step], spec);
      if (security.authentication && !data) continue;
      seen.add(step.call.value);
      yield {
        severity: data ? 'error' : 'warning',
        message: data
          ? `\`${step.call.value}\` is public and nobody on the way asks who calls, yet \`${flowId}\` carries \`${data.dataset}\` (${data.classification} data). Set \`authentication\` there or on a component behind it`
          : `\`${step.call.value}\` is public and says nothing about authentication. Set it, or \`authentication: none\` if everybody may call`,
        path: entry.place.path,
        span: (security.authentication ?? security.exposure).place.span,
      };
    }
  },
  fixes({ path, data }, { document }) {
    const edit =
      data?.key === 'auth'
        ? setField(document.tree, path, 'auth', 'oauth2')
        : setField(document.tree, `${path}.security`, 'authentication', 'oauth2');
    return edit ? [{ title: 'Ask for an OAuth 2 token', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  api:
    kind: service
    service_time: 5ms
    concurrency: 32
    replicas: 3
    queue_limit: 64
    security: {exposure: public, encryption_in_transit: tls1.3}
flows:
  show: {rate: 200/s, steps: [api]}
`,
    passing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  api:
    kind: service
    service_time: 5ms
    concurrency: 32
    replicas: 3
    queue_limit: 64
    security: {exposure: public, authentication: oauth2, encryption_in_transit: tls1.3}
flows:
  show: {rate: 200/s, steps: [api]}
`,
  },
};

function componentOf(step: StepSpec, spec: Spec): ComponentSpec | undefined {
  return step.call && spec.components?.entries.get(step.call.value);
}

/** Whether the component of a step, or one that it passes the call on to, asks callers who they are. */
function asksOnTheWay(step: StepSpec, spec: Spec): boolean {
  const authentication = componentOf(step, spec)?.security?.authentication?.value;
  if (authentication !== undefined && authentication !== 'none') return true;
  return [...(step.steps?.items ?? []), ...(step.on_miss?.items ?? [])].some((next) => asksOnTheWay(next, spec));
}

function apisAsk(flow: string, component: string, spec: Spec): boolean {
  if (!spec.apis) return false;
  const { flows, components } = asking(spec.apis);
  return flows.has(flow) || components.has(component);
}

/** The flows and components of the APIs that ask. */
const asking = noted(({ entries }: NonNullable<Spec['apis']>) => {
  const apis = [...entries.values()].filter(({ auth }) => auth && auth.value !== 'none');
  return {
    flows: new Set(apis.map(({ flow }) => flow?.value)),
    components: new Set(apis.map(({ component }) => component?.value)),
  };
});
