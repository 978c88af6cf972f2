import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productBuilds } from './build/builds.mjs';

// Usage: npm test -- [suite...] [mocha options]. Runs the named suites, or every check there is; the last line of the
// output is the sum. A check without counts of its own is one test, and a suite without a result is a failure.

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string[]} command arguments for node
 * @property {boolean} [counts] leaves `{ passed, failed }` in the file that HEADROOM_RESULTS names
 */

const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/results-reporter.mjs'];
const tsc = 'node_modules/typescript/bin/tsc';

/** @type {Check[]} */
const staticChecks = [
  { name: 'types', command: [tsc, '-p', '.'] },
  { name: 'types of the panel', command: [tsc, '-p', 'media/panel'] },
  { name: 'types of the scripts', command: [tsc, '-p', 'scripts'] },
  {
    name: 'lint',
    command: ['node_modules/@biomejs/biome/bin/biome', 'ci', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`],
  },
  { name: 'generated files', command: ['scripts/generate.mjs', '--check'] },
];

const product = Object.keys(productBuilds);

/** @type {(Check & { needs: string[] })[]} */
const suites = [
  { name: 'unit', command: [...mocha, 'dist/test/unit.cjs'], counts: true, needs: [] },
  { name: 'bundle', command: [...mocha, '--timeout', '60000', 'dist/test/bundle.cjs'], counts: true, needs: product },
  { name: 'panel', command: [...mocha, '--timeout', '60000', 'dist/test/panel.cjs'], counts: true, needs: ['panel'] },
  { name: 'host', command: ['scripts/test-host.mjs'], counts: true, needs: ['extension', 'panel'] },
  { name: 'ui', command: [...mocha, '--timeout', '120000', 'dist/test/ui.cjs'], counts: true, needs: product },
];

const requested = process.argv.slice(2).filter((argument) => suites.some(({ name }) => name === argument));
const options = process.argv.slice(2).filter((argument) => !requested.includes(argument));
const selected = suites.filter(({ name }) => requested.length === 0 || requested.includes(name));

const build = {
  name: 'build',
  command: ['esbuild.mjs', ...new Set(selected.flatMap(({ name, needs }) => [...needs, `test:${name}`]))],
};

const totals = { passed: 0, failed: 0 };
const failures = [];
const scratch = await mkdtemp(path.join(tmpdir(), 'headroom-test-'));
try {
  if (requested.length === 0) await Promise.all(staticChecks.map((check) => run(check)));
  const built = await run(build);
  for (const suite of selected) {
    if (built) await run(suite);
    else count(suite.name, undefined);
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/**
 * Runs a check and prints its output in one piece, so that checks can run side by side; a suite's is printed as it comes.
 *
 * @param {Check} check
 * @returns {Promise<boolean>} whether it succeeded
 */
async function run({ name, command, counts = false }) {
  const results = path.join(scratch, `${name}.json`);
  const started = Date.now();
  const { status, output } = await new Promise((resolve) => {
    const child = spawn(process.execPath, counts ? [...command, ...options] : command, {
      env: { ...process.env, HEADROOM_RESULTS: results },
      stdio: [
        'ignore',
        ...(counts ? /** @type {const} */ (['inherit', 'inherit']) : /** @type {const} */ (['pipe', 'pipe'])),
      ],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
    child.once('close', (code) => resolve({ status: code, output: text }));
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds} s)${status === 0 ? '' : `\n${output}`}`);
  const succeeded = status === 0;
  if (!counts) return count(name, { passed: Number(succeeded), failed: Number(!succeeded) });
  const counted = await readFile(results, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  return count(name, succeeded || counted?.failed > 0 ? counted : undefined);
}

/**
 * @param {string} name
 * @param {{ passed: number, failed: number } | undefined} result
 * @returns {boolean} whether all passed
 */
function count(name, result) {
  const { passed, failed } = result && result.passed + result.failed > 0 ? result : { passed: 0, failed: 1 };
  totals.passed += passed;
  totals.failed += failed;
  if (failed > 0) failures.push(name);
  return failed === 0;
}
