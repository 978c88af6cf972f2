import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { Component } from '../../spec/model/component';
import type { Rule } from '../rule';

/** What a global component has for a region. */
const everywhere = -1;

/** Resilience4j opens at half of the calls failing, and tries again after a minute. */
const usual = '{threshold: 50%, open_for: 60s}';

export const noCircuitBreaker: Rule = {
  id: 'resilience/no-circuit-breaker',
  title: 'Risky dependency called without a circuit breaker',
  severity: 'info',
  rationale:
    'What another team or company runs, or runs in another region only, fails on its own schedule. Until then each call still waits for its timeout, so a dependency that is down costs as much as one that is slow. A breaker stops asking after a run of failures: callers fail fast, and the dependency gets room to recover.',
  source: { title: 'Resilience4j: CircuitBreaker defaults', url: 'https://resilience4j.readme.io/docs/circuitbreaker' },
  *check({ spec, steps, components }) {
    for (const { step, caller, flow, relation } of steps) {
      if (!step.call || caller === undefined || isWritten(step, 'circuit_breaker')) continue;
      // Nobody waits for a consumer, whose queue holds what failed; a fallback is only asked when all is lost.
      if (flow.from || relation === 'fallback') continue;
      const callee = spec.components?.entries.get(step.call.value);
      const owners = [spec.components?.entries.get(caller)?.owner?.value, callee?.owner?.value];
      const otherTeam = owners[0] !== undefined && owners[1] !== undefined && owners[0] !== owners[1];
      const external = callee?.kind?.value === 'external';
      const away = isElsewhere(components.get(caller), components.get(step.call.value));
      if (!external && !otherTeam && !away) continue;
      const whose = otherTeam
        ? `run by ${owners[1]}`
        : external
          ? 'run by someone else'
          : 'which runs in another region';
      yield {
        message: `\`${caller}\` calls \`${step.call.value}\`, ${whose}, without a circuit breaker: while it is down every call still waits for its timeout. Add \`circuit_breaker\`, and \`on_failure\` for what to answer then`,
        path: step.place.path,
        span: step.call.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'circuit_breaker', usual);
    return edit ? [{ title: 'Add a circuit breaker', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Sign up
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  mailer: {kind: external, service_time: 80ms}
flows:
  sign-up:
    rate: 10/s
    steps:
      - call: api
        steps:
          - {call: mailer, timeout: 1s}
`,
    passing: `headroom: 1
title: Sign up
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  mailer: {kind: external, service_time: 80ms}
flows:
  sign-up:
    rate: 10/s
    steps:
      - call: api
        steps:
          - {call: mailer, timeout: 1s, circuit_breaker: {threshold: 50%, open_for: 60s}}
`,
  },
};

/** Whether some calls have to leave their region, as the callee does not run there. */
function isElsewhere(caller: Component | undefined, callee: Component | undefined): boolean {
  const regions = callee?.placements.map(({ region }) => region) ?? [];
  if (regions.length === 0 || regions.includes(everywhere)) return false;
  return (caller?.placements ?? []).some(({ region }) => region !== everywhere && !regions.includes(region));
}
