import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { matches, readScenario, type Scenario, withOutcome } from './scenario';

const folder = 'test/cli/scenarios';

/** Every scenario runs the built tool in a folder of its own; UPDATE_GOLDEN=1 rewrites what does not match. */
describe('command line', () => {
  for (const name of readdirSync(folder).sort()) {
    it(path.basename(name, '.txt').replaceAll('-', ' '), () => {
      const file = path.join(folder, name);
      const text = readFileSync(file, 'utf8');
      const actual = run(readScenario(text));
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, withOutcome(text, actual));
      const { expected } = readScenario(readFileSync(file, 'utf8'));
      for (const part of ['status', 'stderr', 'stdout'] as const) {
        if (!matches(actual[part], expected[part])) assert.equal(actual[part], expected[part], part);
      }
    });
  }
});

function run({ files, args, stdin, env }: Scenario): Scenario['expected'] {
  const cwd = mkdtempSync(path.join(tmpdir(), 'headroom-cli-'));
  try {
    for (const [name, content] of files) {
      mkdirSync(path.join(cwd, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(cwd, name), content);
    }
    const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.resolve('dist/cli.js'), ...args], {
      cwd,
      input: stdin,
      env: { ...inherited, ...env },
      encoding: 'utf8',
    });
    return { status: String(status), stdout, stderr };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
