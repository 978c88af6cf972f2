import { spawnSync } from 'node:child_process';
import { globSync } from 'tinyglobby';

// Usage: node scripts/generate.mjs [--check]. Runs every generator; with --check each one only compares.
const options = process.argv.slice(2);
for (const generator of globSync('scripts/generate-*.mjs').sort()) {
  const { status } = spawnSync(process.execPath, [generator, ...options], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${generator} failed${options.includes('--check') ? ': run "npm run generate"' : ''}`);
    process.exitCode = 1;
  }
}
