import { formatAsWritten } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { ComponentSpec } from '../../spec/spec.generated';
import { callsMadeBy } from '../facts/placed-steps';
import type { Rule } from '../rule';

/** What passes everything on, or is sized by whoever sells it. */
const notOurs = ['client', 'cdn', 'dns', 'external'];

export const noLoadShedding: Rule = {
  id: 'resilience/no-load-shedding',
  title: 'Public entry that accepts any amount of work',
  severity: 'warning',
  rationale:
    'Past its capacity a server without a limit does not level off: requests wait until their callers have given up, the work is done for nobody, and callers try again. Rejecting what cannot be served in time keeps the rest fast. Either limit what is accepted (`rate_limit`), or how much may wait (`queue_limit`, `concurrency_limit`), at the entry or right behind it.',
  source: {
    title: 'Amazon Builders’ Library: Using load shedding to avoid overload',
    url: 'https://aws.amazon.com/builders-library/using-load-shedding-to-avoid-overload/',
  },
  *check({ spec, steps }) {
    const seen = new Set<string>();
    for (const { step, caller } of steps) {
      const id = step.call?.value;
      const entry = id === undefined ? undefined : spec.components?.entries.get(id);
      if (id === undefined || caller !== undefined || entry?.security?.exposure?.value !== 'public') continue;
      if (seen.has(id) || notOurs.includes(entry.kind?.value ?? '')) continue;
      seen.add(id);
      const behind = callsMadeBy(steps).get(id) ?? [];
      const limited = behind.every(({ step: { call } }) => hasLimit(spec.components?.entries.get(call?.value ?? '')));
      if (hasLimit(entry) || (behind.length > 0 && limited)) continue;
      yield {
        message: `\`${id}\` is open to the public and nothing limits what it accepts: beyond its capacity requests wait until their callers have given up. Add \`queue_limit\` or \`rate_limit\``,
        path: entry.place.path,
        span: entry.security.exposure.place.span,
      };
    }
  },
  fixes({ path }, { document, model }) {
    const component = model.components.find((candidate) => candidate.path === path);
    if (!component) return [];
    // As many waiting as at work: whoever is let in waits for about one service time.
    const limit = formatAsWritten(Math.max(1, Math.ceil(component.concurrency)), 'count');
    const edit = setField(document.tree, path, 'queue_limit', limit);
    return edit ? [{ title: `Set queue_limit to ${limit} for each replica`, edits: [edit], preferred: true }] : [];
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
    security: {exposure: public, authentication: oauth2, encryption_in_transit: tls1.3}
flows:
  quote:
    rate: 200/s
    steps: [api]
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
    security: {exposure: public, authentication: oauth2, encryption_in_transit: tls1.3}
flows:
  quote:
    rate: 200/s
    steps: [api]
`,
  },
};

function hasLimit(component: ComponentSpec | undefined): boolean {
  return (
    component !== undefined &&
    ['rate_limit', 'queue_limit', 'concurrency_limit'].some((field) => isWritten(component, field))
  );
}
