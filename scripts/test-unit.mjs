import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { testBuild } from './build/builds.mjs';

// Usage: npm run test:unit -- [file or folder...] [mocha options]. Without paths all unit tests are run.
const paths = process.argv.slice(2).filter((argument) => statSync(argument, { throwIfNoEntry: false }));
const mochaOptions = process.argv.slice(2).filter((argument) => !paths.includes(argument));
const patterns = paths.map((path) => (statSync(path).isDirectory() ? `${path}/**/*.test.ts` : path));

// A bundle of its own per process: two runs side by side do not overwrite each other's.
const name = `unit-${process.pid}`;
const bundle = `dist/test/${name}.cjs`;
try {
  await esbuild.build(testBuild(name, patterns.length > 0 ? patterns : ['test/**/*.test.ts']));
  const { status } = spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', bundle, ...mochaOptions], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  await rm(bundle, { force: true });
}
