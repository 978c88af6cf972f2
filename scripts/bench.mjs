import * as esbuild from 'esbuild';
import { testBuild } from './build/builds.mjs';
import { run } from './host/cached-install.mjs';

// All benchmarks in one process, one after another: they compare ways to do a thing, and only ratios of one run mean anything.
await esbuild.build(testBuild('bench', ['test/bench/*.bench.ts']));
await run(process.execPath, ['--enable-source-maps', 'dist/test/bench.cjs']);
