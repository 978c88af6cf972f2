import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What `headroom size --write` leaves of a file: the sizes are others, everything else is as it was. */
const cases: [name: string, text: string][] = [
  [
    'shop.design.yaml',
    `headroom: 1
components:
  shop: # the front
    kind: service
    replicas: 1 -> 12 # small ones
    service_time: 40ms
flows:
  buy: {rate: 100/s, steps: [shop]}
`,
  ],
  [
    'shop.design.md',
    `# Shop

> \`\`\`yaml headroom
> headroom: 1
> components: {shop: {kind: service, replicas: 1 -> 12, service_time: 40ms}}
> flows: {buy: {rate: 100/s, steps: [shop]}}
> \`\`\`

And a part of it:

- \`\`\`yaml headroom
  headroom: 1
  components:
    mail:
      kind: service
      replicas: 2 -> 12
      service_time: 40ms
  flows: {send: {rate: 100/s, steps: [mail]}}
  \`\`\`
`,
  ],
];

describe('headroom size --write', () => {
  for (const [name, text] of cases) {
    it(`changes nothing but sizes in ${name}`, () => {
      const cwd = mkdtempSync(path.join(tmpdir(), 'headroom-size-'));
      try {
        const file = path.join(cwd, name);
        writeFileSync(file, text.replace(/ -> \d+/g, ''));
        const { status, stderr } = spawnSync(process.execPath, [path.resolve('dist/cli.js'), 'size', name, '--write'], {
          cwd,
          encoding: 'utf8',
        });
        assert.deepEqual([status, stderr], [0, '']);
        assert.equal(readFileSync(file, 'utf8'), text.replace(/\d+ -> /g, ''));
      } finally {
        rmSync(cwd, { recursive: true });
      }
    });
  }
});
