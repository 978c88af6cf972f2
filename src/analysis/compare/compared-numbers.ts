import type { ComponentReport, FlowReport, ObjectiveReport, Results } from '../results';

/** The numbers of a design that a comparison looks at, by their path in the JSON report. */
export function numbersOf({
  flows,
  components,
  data,
  cost,
  bandwidth,
  max_rate_multiple,
}: Results): Map<string, number> {
  const numbers = new Map<string, number>();
  const add = (path: string, value: number | undefined) => {
    if (value !== undefined) numbers.set(path, value);
  };
  add('max_rate_multiple', max_rate_multiple);
  add('cost.monthly', cost?.monthly);
  for (const [id, flow] of Object.entries(flows)) ofFlow(flow, (name, value) => add(`flows.${id}.${name}`, value));
  for (const [id, component] of Object.entries(components))
    ofComponent(component, (name, value) => add(`components.${id}.${name}`, value));
  for (const [id, dataset] of Object.entries(data)) add(`data.${id}.stored_at_horizon`, dataset.stored_at_horizon);
  for (const [name, value] of Object.entries(bandwidth)) add(`bandwidth.${name}`, value);
  return numbers;
}

type Add = (name: string, value: number | undefined) => void;

function ofFlow({ rate, latency, availability, freshness, loss }: FlowReport, add: Add): void {
  add('rate.peak', rate?.peak);
  add('latency.p99', latency?.p99);
  add('freshness.p99', freshness?.p99);
  add('availability.downtime_30d', availability?.downtime_30d);
  add('loss', loss);
}

function ofComponent({ utilization, response_time, storage, recovery, cost }: ComponentReport, add: Add): void {
  add('utilization.peak', utilization?.peak);
  add('response_time.p99', response_time?.p99);
  add('storage.at_horizon', storage?.at_horizon);
  add('recovery.rpo', recovery?.rpo);
  add('recovery.rto', recovery?.rto);
  add('cost', cost);
}

/** All objectives: `flows.pay.latency.p99`, `objectives.cost`. */
export function objectivesOf({ flows, objectives }: Results): Map<string, ObjectiveReport> {
  return new Map([
    ...objectives.map((report): [string, ObjectiveReport] => [`objectives.${report.objective}`, report]),
    ...Object.entries(flows).flatMap(([id, flow]) =>
      flow.objectives.map((report): [string, ObjectiveReport] => [`flows.${id}.${report.objective}`, report]),
    ),
  ]);
}
