import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import { hour, minute } from '../../spec/model/time';
import type { Rule } from '../rule';
import { thresholdOf } from '../threshold';

interface Floor {
  readonly role: Standby;
  /** Seconds. */
  readonly rto: number;
  readonly rpo: number;
  readonly why: string;
}

type Standby = 'backup' | 'pilot-light' | 'warm-standby';

/** The shortest recovery that is usual with each, slowest first: conventions after the ranges that AWS gives. */
const floors: readonly Floor[] = [
  { role: 'backup', rto: 4 * hour, rpo: hour, why: 'everything has to be built and restored there first' },
  { role: 'pilot-light', rto: 10 * minute, rpo: 0, why: 'its services have to be started and scaled first' },
  { role: 'warm-standby', rto: minute, rpo: 0, why: 'it has to be scaled up and given the traffic first' },
];

export const strategyVsObjective: Rule = {
  id: 'dr/strategy-vs-objective',
  title: 'Standby region that cannot take over in time',
  severity: 'warning',
  rationale:
    'How ready another region is decides how fast it can take over: backups to restore from take hours, a pilot light with running databases tens of minutes, a smaller copy of everything minutes, and a second active region next to nothing. Each step costs more. The floors here are conventions; a drill tells yours.',
  source: {
    title: 'AWS: Disaster recovery options in the cloud',
    url: 'https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html',
  },
  threshold: { value: 1, dimension: 'factor', meaning: 'multiple of the usual recovery times' },
  *check(input) {
    const { spec, model } = input;
    const usual = scaled(thresholdOf(strategyVsObjective, input));
    const { rto, rpo } = spec.objectives ?? {};
    if (model.regions.filter(({ role }) => role === 'active').length !== 1) return;
    // The readiest region counts; the others are further copies.
    const best = usual.findLast(({ role }) => model.regions.some((region) => region.role === role));
    const region = model.regions.find(({ role }) => role === best?.role);
    const place = spec.regions?.entries.get(region?.id ?? '')?.role?.place;
    if (!best || !region || !place) return;
    const late = rto && rto.value < best.rto;
    if (!late && !(rpo && rpo.value < best.rpo)) return;
    const misses = late
      ? `takes over in ${formatQuantity(best.rto, 'duration')} at best, as ${best.why}; the recovery time is ${formatQuantity(rto.value, 'duration')}`
      : `is up to ${formatQuantity(best.rpo, 'duration')} old; the recovery point is ${formatQuantity(rpo?.value ?? 0, 'duration')}`;
    const next = nextRole(usual, rto?.value, rpo?.value);
    yield {
      message: `\`${region.id}\` (${best.role}) ${misses}. Make it ${next === 'active' ? 'active' : `a ${next}`}`,
      path: `regions.${region.id}`,
      span: place.span,
      data: { role: next },
    };
  },
  fixes({ path, data }, { document }) {
    // An active region takes part of the traffic, which is not decided by an edit.
    if (data?.role === 'active') return [];
    const edit = setField(document.tree, path, 'role', String(data?.role));
    return edit ? [{ title: `Make it a ${data?.role}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
objectives: {rto: 30min}
regions:
  main: {zones: 3}
  spare: {zones: 3, role: backup}
components:
  web: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
flows:
  page: {rate: 200/s, steps: [web]}
`,
    passing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
objectives: {rto: 30min}
regions:
  main: {zones: 3}
  spare: {zones: 3, role: warm-standby}
components:
  web: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
flows:
  page: {rate: 200/s, steps: [web]}
`,
  },
};

/** The least ready role that is usually fast enough. */
function nextRole(usual: readonly Floor[], rto = Number.MAX_VALUE, rpo = Number.MAX_VALUE): Standby | 'active' {
  return usual.find((floor) => rto >= floor.rto && rpo >= floor.rpo)?.role ?? 'active';
}

function scaled(scale: number): Floor[] {
  return floors.map((floor) => ({ ...floor, rto: floor.rto * scale, rpo: floor.rpo * scale }));
}
