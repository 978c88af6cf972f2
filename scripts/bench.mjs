import * as esbuild from 'esbuild';
import { testBuild } from './build/builds.mjs';
import { run } from './host/cached-install.mjs';

// Usage: npm run bench -- [name...]. Without names all benchmarks are run, in one process, one after another: they compare
// ways to do a thing, and only ratios of one run mean anything.
const names = process.argv.slice(2);
const patterns = (names.length > 0 ? names : ['*']).map((name) => `test/bench/${name}.bench.ts`);
await esbuild.build(testBuild('bench', patterns));
await run(process.execPath, ['--enable-source-maps', 'dist/test/bench.cjs']);
