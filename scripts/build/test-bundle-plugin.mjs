import path from 'node:path';
import { globSync } from 'tinyglobby';

/** The entry point that stands for all the test files of a suite. */
export const allTests = 'all-tests';

/**
 * Makes `allTests` a module that imports every matching file, so that a suite is one bundle and a new test file needs
 * no registration.
 *
 * @param {string[]} patterns
 * @param {string[]} [ignore]
 * @returns {import('esbuild').Plugin}
 */
export function testBundlePlugin(patterns, ignore = []) {
  return {
    name: allTests,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${allTests}$`) }, () => ({ path: allTests, namespace: allTests }));
      build.onLoad({ filter: /.*/, namespace: allTests }, () => {
        const files = globSync(patterns, { ignore }).sort();
        return {
          contents: files.map((file) => `import './${file}';`).join('\n'),
          loader: 'js',
          resolveDir: path.resolve('.'),
          watchDirs: [...new Set(files.map((file) => path.resolve(path.dirname(file))))],
        };
      });
    },
  };
}
