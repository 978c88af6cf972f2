import { setField } from '../../spec/edit/set-field';
import { targetOf } from '../facts/placed-steps';
import { sensitiveData } from '../facts/sensitive-data';
import type { Rule } from '../rule';

export const plaintextHop: Rule = {
  id: 'sec/plaintext-hop',
  title: 'Unencrypted calls where it matters',
  severity: 'error',
  rationale:
    'Whoever shares a wire, a switch or a cloud account with an unencrypted call can read and change it. On the public internet that is everybody, and inside a network one compromised machine is enough. TLS 1.2 is the least that is not deprecated.',
  source: { title: 'RFC 8996: Deprecating TLS 1.0 and TLS 1.1', url: 'https://www.rfc-editor.org/rfc/rfc8996' },
  *check({ spec, steps }) {
    for (const [id, { kind, security, place }] of spec.components?.entries ?? []) {
      const encryption = security?.encryption_in_transit;
      if (encryption?.value !== 'none') continue;
      const open = security?.exposure?.value === 'public';
      // What someone else runs is reached over networks that are not ours.
      const outside = kind?.value === 'external';
      const calls = steps.flatMap(({ step }) => (targetOf(step)?.value === id ? [step] : []));
      const data = sensitiveData(calls, spec);
      if (!open && !outside && !data) continue;
      const what = data
        ? `\`${data.dataset}\` (${data.classification} data) travels`
        : `Calls ${open ? 'from the internet' : 'that leave the system'} travel`;
      yield {
        message: `${what} to \`${id}\` in clear text. Set \`encryption_in_transit: tls1.3\``,
        path: place.path,
        span: encryption.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, `${path}.security`, 'encryption_in_transit', 'tls1.3');
    return edit ? [{ title: 'Encrypt with TLS 1.3', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, security: {encryption_in_transit: none}}
flows:
  show:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: profile, timeout: 100ms}]
data:
  profile: {store: db, record_size: 2KB, classification: personal}
`,
    passing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, security: {encryption_in_transit: tls1.2}}
flows:
  show:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: profile, timeout: 100ms}]
data:
  profile: {store: db, record_size: 2KB, classification: personal}
`,
  },
};
