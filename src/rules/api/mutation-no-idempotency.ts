import { setField } from '../../spec/edit/set-field';
import type { StepSpec } from '../../spec/spec.generated';
import { componentsOfApi, plainStepsOfApi } from '../facts/api-steps';
import { isWrite, withNested } from '../facts/placed-steps';
import { sensitiveData } from '../facts/sensitive-data';
import type { Rule } from '../rule';

/** Repeating one of these is not harmless by definition (RFC 9110, 9.2.2); GET, PUT and DELETE are. */
const creating = ['POST', 'PATCH'];

export const mutationNoIdempotency: Rule = {
  id: 'api/mutation-no-idempotency',
  title: 'Endpoint that creates without an idempotency key',
  severity: 'warning',
  rationale:
    'Clients on bad networks repeat what got no answer, and so do proxies and people. GET, PUT and DELETE may be repeated by definition; POST and PATCH create or change once more. With a key chosen by the client the server recognises the repeat and answers with the first result. Where money moves or messages go out, a missing key is an error.',
  source: { title: 'Stripe API: Idempotent requests', url: 'https://docs.stripe.com/api/idempotent_requests' },
  *check(input) {
    const { spec, steps } = input;
    for (const [id, api] of spec.apis?.entries ?? []) {
      const { method } = api;
      if (!method || !creating.includes(method.value.toUpperCase()) || api.idempotency_key?.value) continue;
      if (method.value.toUpperCase() === 'PATCH' && api.if_match?.value) continue;
      const inside = plainStepsOfApi(api, steps);
      if (api.flow && inside.length > 0 && !inside.some(changes)) continue;
      if (inside.some(({ idempotency_key }) => idempotency_key?.value)) continue;
      const components = [...componentsOfApi(api, input)];
      if (components.some((component) => spec.components?.entries.get(component)?.idempotent?.value)) continue;
      const money = sensitiveData(inside, spec)?.classification === 'payment';
      const tells = inside.some(sendsMessages);
      const twice = money ? 'pays twice' : tells ? 'has its messages sent twice' : 'creates a duplicate';
      yield {
        severity: money || tells ? 'error' : 'warning',
        message: `${method.value.toUpperCase()} of \`${id}\` is not safe to repeat: a client that gets no answer and tries again ${twice}. Set \`idempotency_key: true\` and keep the keys for a day`,
        path: api.place.path,
        span: method.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'idempotency_key', 'true');
    return edit ? [{ title: 'Take an idempotency key', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  order: {rate: 100/s, steps: [{call: api, operation: write}]}
apis:
  create-order: {flow: order, method: POST, path: /orders}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  order: {rate: 100/s, steps: [{call: api, operation: write}]}
apis:
  create-order: {flow: order, method: POST, path: /orders, idempotency_key: true}
`,
  },
};

/** Whether something that outlives the request comes of it. */
function changes(step: StepSpec): boolean {
  return sendsMessages(step) || [...withNested(step)].some(isWrite);
}

function sendsMessages(step: StepSpec): boolean {
  return [...withNested(step)].some(({ publish, send }) => publish !== undefined || send !== undefined);
}
