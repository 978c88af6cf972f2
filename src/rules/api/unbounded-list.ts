import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

export const unboundedList: Rule = {
  id: 'api/unbounded-list',
  title: 'List without pages',
  severity: 'warning',
  rationale:
    'A list that is returned whole grows with the data: the answer that took 10 ms at launch takes seconds and megabytes a year later, on the server, on the wire and in the client. Pages bound all three. A cursor stays right while entries are added; an offset gets slower with every page.',
  source: {
    title: 'OWASP API Security Top 10 2023: API4 Unrestricted Resource Consumption (records per page)',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
  },
  *check({ spec }) {
    for (const [id, api] of spec.apis?.entries ?? []) {
      if (api.returns?.value !== 'list' || (api.pagination && api.pagination.value !== 'none')) continue;
      yield {
        message: `\`${id}\` returns the whole list at once, so its answers grow with the data. Set \`pagination: cursor\`, with a largest page size`,
        path: api.place.path,
        span: (api.pagination ?? api.returns).place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'pagination', 'cursor');
    return edit ? [{ title: 'Cut it into pages with a cursor', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  orders: {rate: 100/s, steps: [api]}
apis:
  list-orders: {flow: orders, method: GET, path: /orders, returns: list}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  orders: {rate: 100/s, steps: [api]}
apis:
  list-orders: {flow: orders, method: GET, path: /orders, returns: list, pagination: cursor}
`,
  },
};
