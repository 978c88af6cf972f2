import * as fc from 'fast-check';

/** One change of a text; places are fractions of its length or of its lines. */
type Edit =
  | { readonly kind: 'token'; readonly at: number; readonly remove: number; readonly insert: string }
  | {
      readonly kind: 'delete-line' | 'repeat-line' | 'move-line' | 'insert-line';
      readonly at: number;
      readonly to: number;
      readonly line: string;
    };

const tokens = [
  '',
  ' ',
  '\n',
  ':',
  ': ',
  '- ',
  '{',
  '}',
  '"',
  '#',
  '# note',
  '1',
  '%',
  'x',
  '&a ',
  '*a',
  '<<: *a',
  '|\n',
  '\t',
  '\r\n',
];
const lines = [
  '# a comment',
  '  spare: {kind: service}',
  '  spare: &spare {kind: service, replicas: 2, service_time: {p50: 9ms, p99: 1ms}}',
  '  other: *spare',
  '  region: {kind: cache, cost: {replica: €1/h}}',
  '    <<: *spare',
  '    service_time: 5 apples',
  '    kind: queue',
  '      - call: nobody',
  'flows:',
  'components:',
  'tier: 9',
  '---',
  '',
];

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** Changes such as typing, pasting, moving and deleting make, with broken YAML, anchors and duplicate keys among them. */
export const randomEdits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('token' as const),
      at: place,
      remove: fc.nat(6),
      insert: fc.constantFrom(...tokens),
    }),
    fc.record({
      kind: fc.constantFrom(
        'delete-line' as const,
        'repeat-line' as const,
        'move-line' as const,
        'insert-line' as const,
      ),
      at: place,
      to: place,
      line: fc.constantFrom(...lines),
    }),
  ),
  { minLength: 1, maxLength: 6 },
);

export function applyRandomEdit(text: string, edit: Edit): string {
  if (edit.kind === 'token') {
    const at = Math.floor(edit.at * text.length);
    return text.slice(0, at) + edit.insert + text.slice(at + edit.remove);
  }
  const all = text.split('\n');
  const [at, to] = [edit.at, edit.to].map((fraction) => Math.floor(fraction * (all.length - 1)));
  if (edit.kind === 'insert-line') all.splice(at ?? 0, 0, edit.line);
  else if (edit.kind === 'repeat-line') all.splice(to ?? 0, 0, all[at ?? 0] ?? '');
  else {
    const removed = all.splice(at ?? 0, 1);
    if (edit.kind === 'move-line') all.splice(to ?? 0, 0, ...removed);
  }
  return all.join('\n');
}
