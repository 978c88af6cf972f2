import { setField } from '../../spec/edit/set-field';
import { isQuorum } from '../facts/consensus';
import type { Rule } from '../rule';

/** More members make every write slower and hardly ever help. */
const most = 7;

export const quorumSize: Rule = {
  id: 'availability/quorum-size',
  title: 'Even, too small or too large group of voters',
  severity: 'warning',
  rationale:
    'A group that votes works while a majority is up. One member more makes an odd group even, which raises the majority and tolerates no failure more: four survive one loss as three do, and two survive none. Three members are usual, five where a loss during maintenance must not hurt, and beyond seven every write waits for more machines without a gain.',
  source: { title: 'etcd FAQ: Why an odd number of cluster members?', url: 'https://etcd.io/docs/latest/faq/' },
  *check({ spec, model }) {
    for (const component of model.components) {
      const [only] = component.placements;
      if (!isQuorum(component) || component.sla !== undefined || component.autoscale) continue;
      if (!only || component.placements.length > 1) continue;
      const members = Math.round(only.replicas);
      if (members >= 3 && members <= most && members % 2 === 1) continue;
      const bound = spec.components?.entries.get(component.id);
      const majority = Math.floor(members / 2) + 1;
      const lost = members - majority;
      yield {
        message: `\`${component.id}\` has ${members} ${members === 1 ? 'member' : 'members'}: a majority is ${majority}, so it survives the loss of ${lost === 0 ? 'none' : lost}${reason(members)}. Use ${betterSize(members)}`,
        path: component.path,
        span: (bound?.replicas ?? bound?.kind)?.place.span ?? { start: 0, end: 0 },
        data: { members: betterSize(members) },
      };
    }
  },
  fixes({ path, data }, { document }) {
    const edit = setField(document.tree, path, 'replicas', String(data?.members));
    return edit ? [{ title: `Set replicas to ${data?.members}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Leader election
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
  locks: {kind: lock, technology: etcd, capacity: 5k/s, replicas: 4}
flows:
  claim:
    rate: 20/s
    steps:
      - call: api
        steps: [{call: locks, operation: write, timeout: 500ms}]
`,
    passing: `headroom: 1
title: Leader election
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
  locks: {kind: lock, technology: etcd, capacity: 5k/s, replicas: 3}
flows:
  claim:
    rate: 20/s
    steps:
      - call: api
        steps: [{call: locks, operation: write, timeout: 500ms}]
`,
  },
};

function reason(members: number): string {
  if (members > most) return ', at the price of slow writes';
  return members > 2 ? `, as ${members - 1} would` : '';
}

function betterSize(members: number): number {
  return members <= 2 ? 3 : Math.min(most, members + 1);
}
