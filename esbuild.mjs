import * as esbuild from 'esbuild';
import { productBuilds, testBuilds } from './scripts/build/builds.mjs';

// Usage: node esbuild.mjs [--watch] [name...]. Without names the product is built; names also reach the test suites.
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const watch = process.argv.includes('--watch');
const known = { ...productBuilds, ...testBuilds };

for (const name of names.length > 0 ? names : Object.keys(productBuilds)) {
  const options = known[name];
  if (options === undefined) throw new Error(`No build is called ${name}. Builds: ${Object.keys(known).join(', ')}`);
  if (watch) {
    const context = await esbuild.context({ ...options, minify: false, sourcemap: 'inline', logLevel: 'info' });
    await context.watch();
  } else {
    // The log has said why.
    await esbuild.build(options).catch(() => process.exit(1));
  }
}
