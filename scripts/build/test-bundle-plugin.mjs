import path from 'node:path';
import { globSync } from 'tinyglobby';

/**
 * Resolves the entry point `all-tests:<glob>` to a module that imports every matching file, so that a suite is one
 * bundle and a new test file needs no registration.
 *
 * @param {{ ignore?: string[] }} [options]
 * @returns {import('esbuild').Plugin}
 */
export function testBundlePlugin({ ignore = [] } = {}) {
  const namespace = 'all-tests';
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /^all-tests:/ }, ({ path: request }) => ({
        path: request.slice('all-tests:'.length),
        namespace,
      }));
      build.onLoad({ filter: /.*/, namespace }, ({ path: pattern }) => {
        const files = globSync(pattern, { ignore }).sort();
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
