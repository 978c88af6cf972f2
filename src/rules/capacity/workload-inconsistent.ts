import { formatQuantity } from '../../quantity/format-quantity';
import { day } from '../../spec/model/time';
import type { Rule } from '../rule';
import { thresholdOf } from '../threshold';

export const workloadInconsistent: Rule = {
  id: 'capacity/workload-inconsistent',
  title: 'Users and rates do not fit together',
  severity: 'info',
  rationale:
    'Rates and user counts are often estimated by different people. Dividing one by the other gives requests per user and day, which everybody can judge: a few, dozens, hundreds. Ten thousand is one each nine seconds around the clock and mostly a rate per day that was written per second. More active users than users at all is a contradiction, and an error.',
  threshold: { value: 10_000, dimension: 'count', meaning: 'requests of a flow for each user and day' },
  *check(input) {
    const { spec, model } = input;
    const tooMany = thresholdOf(workloadInconsistent, input);
    const users = spec.workload?.users;
    const { dailyActive, total } = model.workload;
    if (!users?.daily_active || !dailyActive) return;
    if (total !== undefined && dailyActive > total) {
      yield {
        severity: 'error',
        message: `${formatQuantity(dailyActive, 'count')} users are active daily, but there are only ${formatQuantity(total, 'count')} in all. Correct one of the two`,
        path: users.daily_active.place.path,
        span: users.daily_active.place.span,
      };
    }
    for (const flow of model.flows) {
      const rate = spec.flows?.entries.get(flow.id)?.rate;
      const place = (rate?.mean ?? rate?.value)?.place;
      const each = ((flow.rate?.mean ?? 0) * day) / dailyActive;
      if (each <= tooMany || !place || rate?.value?.per) continue;
      yield {
        message: `${formatQuantity(flow.rate?.mean ?? 0, 'rate')} for ${formatQuantity(dailyActive, 'count')} daily users are ${formatQuantity(Math.round(each), 'count')} requests of \`${flow.id}\` per user and day. Is the rate per day instead of per second?`,
        path: place.path,
        span: place.span,
      };
    }
  },
  examples: {
    failing: `headroom: 1
title: Notes
workload: {users: {daily_active: 20k}, peak_factor: 3x}
components:
  api: {kind: service, service_time: 1ms, concurrency: 64, replicas: 12}
flows:
  save: {rate: 100k/s, steps: [api]}
`,
    passing: `headroom: 1
title: Notes
workload: {users: {daily_active: 20k}, peak_factor: 3x}
components:
  api: {kind: service, service_time: 1ms, concurrency: 64, replicas: 12}
flows:
  save: {rate: 100k/day, steps: [api]}
`,
  },
};
