import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/**
 * Entry point of the extension host's test run: runs the bundle of all `*.host.ts` files with mocha and leaves
 * `{ passed, failed, output }` as JSON in the file that HEADROOM_HOST_RESULT names, as the console of an extension host
 * is out of reach of whoever started the editor.
 */
export async function run(): Promise<void> {
  const output: string[] = [];
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => output.push(format(...args));
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 20_000, forbidOnly: true, forbidPending: true });
  let passed = 0;
  let failed = 0;
  try {
    mocha.addFile(path.join(__dirname, 'host-tests.cjs'));
    failed = await new Promise<number>((resolve) => {
      const runner = mocha.run(resolve);
      runner.on('pass', () => {
        passed += 1;
      });
    });
  } catch (error) {
    output.push(format(error));
    failed += 1;
  }
  await report({ passed, failed, output: output.join('\n') });
  if (failed > 0) throw new Error(`${failed} tests failed`);
}

/** Renames the file into place, so that whoever waits for it never reads half of it. */
async function report(result: { passed: number; failed: number; output: string }): Promise<void> {
  const file = process.env.HEADROOM_HOST_RESULT;
  if (!file) throw new Error('HEADROOM_HOST_RESULT is not set');
  await writeFile(`${file}.part`, JSON.stringify(result));
  await rename(`${file}.part`, file);
}
