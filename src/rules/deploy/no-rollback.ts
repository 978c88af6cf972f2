import type { DeploymentSpec } from '../../spec/spec.generated';
import { setFields } from '../edits/set-fields';
import type { Rule } from '../rule';

export const noRollback: Rule = {
  id: 'deploy/no-rollback',
  title: 'Rollout that nothing stops by itself',
  severity: 'warning',
  rationale:
    'Most outages start with a change. Rolling, canary and blue-green rollouts limit how many users meet a bad one, but only if something compares errors and latency with before (`health_gate`) and takes the change back without waiting for a person (`automatic_rollback`). Otherwise they only make the same outage slower.',
  source: { title: 'Google SRE Workbook: Canarying Releases', url: 'https://sre.google/workbook/canarying-releases/' },
  *check({ spec }) {
    const deployment = spec.practices?.deployment;
    const strategy = deployment?.strategy;
    if (!deployment || !strategy || strategy.value === 'recreate') return;
    const missing = missingOf(deployment);
    if (missing.length === 0) return;
    const how = missing.map((field) => `\`${field}\``).join(' and ');
    yield {
      message: `A ${strategy.value} rollout without ${how} goes on, or stays, until a person notices that the release is bad. Add ${missing.length > 1 ? 'both' : 'it'}`,
      path: deployment.place.path,
      span: strategy.place.span,
    };
  },
  fixes({ path }, { document, spec }) {
    const deployment = spec.practices?.deployment;
    if (!deployment) return [];
    const fields = Object.fromEntries(missingOf(deployment).map((field) => [field, 'true']));
    return [
      {
        title: `Set ${Object.keys(fields).join(' and ')}`,
        edits: setFields(document.tree, path, fields),
        preferred: true,
      },
    ];
  },
  examples: {
    failing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
components:
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  page: {rate: 100/s, steps: [web]}
practices:
  deployment: {strategy: canary}
`,
    passing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
components:
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  page: {rate: 100/s, steps: [web]}
practices:
  deployment: {strategy: canary, health_gate: true, automatic_rollback: true}
`,
  },
};

function missingOf({ health_gate, automatic_rollback }: DeploymentSpec): string[] {
  return [
    ...(health_gate && health_gate.value !== 'false' ? [] : ['health_gate']),
    ...(automatic_rollback?.value ? [] : ['automatic_rollback']),
  ];
}
