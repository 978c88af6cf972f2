import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { usage } from '../../src/cli/usage';
import { checkSpecs } from '../../src/report/check-specs';
import { objectiveRows } from '../../src/report/objective-row';

const readme = readFileSync('README.md', 'utf8');
const { scripts, contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
  };
};

describe('README.md', () => {
  it('has one spec, and quotes what is found in it', () => {
    const [spec, ...others] = checkSpecs('README.md', readme, { version: '1.2.3' });
    assert.ok(spec);
    assert.deepEqual(others, []);
    const errors = spec.report.findings.filter(({ severity }) => severity === 'error');
    assert.ok(errors.length > 0);
    const firstLine = spec.report.line ?? 0;
    const quoted = readme.split('\n').filter((line) => line.startsWith('- Line '));
    assert.deepEqual(
      quoted.map((line) => /^- Line (\d+): .*\(`([\w/-]+)`\)$/.exec(line)?.slice(1)),
      errors.map(({ line, rule }) => [String(line - firstLine + 1), rule]),
    );
    assert.deepEqual(
      errors.filter(({ message }) => !readme.includes(message)),
      [],
    );
  });

  it('quotes the numbers that are computed', () => {
    const [spec] = checkSpecs('README.md', readme, { version: '1.2.3' });
    const quoted = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { flow, name, target, value = '' } of spec ? objectiveRows(spec.report) : [])
      assert.ok(
        quoted.some((cells) => cells[1] === `${flow}: ${name}` && cells[2] === target && cells[3] === value),
        `${flow}: ${name} is ${value}`,
      );
  });

  it('lists every command, and no other', () => {
    const listed = [...readme.matchAll(/^\| Headroom: ([^|]+) \|/gm)].map(([, title]) => title);
    assert.deepEqual(listed.sort(), contributes.commands.map(({ title }) => title).sort());
  });

  it('lists every setting, and what the command line says of itself', () => {
    const missing = Object.keys(contributes.configuration.properties).filter(
      (key) => !readme.includes(`| \`${key}\` |`),
    );
    assert.deepEqual(missing, []);
    assert.ok(readme.includes(usage.trim()));
  });
});

describe('commands named in the documentation', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md']) {
    it(`${page} runs only scripts that exist`, () => {
      const named = [...readFileSync(page, 'utf8').matchAll(/npm (?:run )?([\w:]+)/g)].map(([, script = '']) => script);
      const known = new Set([...Object.keys(scripts), 'ci', 'are', 'run']);
      assert.deepEqual(
        [...new Set(named)].filter((script) => !known.has(script)),
        [],
      );
    });
  }
});
