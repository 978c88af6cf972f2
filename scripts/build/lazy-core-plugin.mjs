/**
 * Keeps the activation shell small: in the Node build `import('./core')` stays a separate file that is read on first
 * use. (The web build is one file; there esbuild defers the evaluation of the module.)
 *
 * @returns {import('esbuild').Plugin}
 */
export function lazyCorePlugin() {
  return {
    name: 'lazy-core',
    setup(build) {
      build.onResolve({ filter: /^\.\/core$/ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path: `${path}.js`, external: true } : undefined,
      );
    },
  };
}
