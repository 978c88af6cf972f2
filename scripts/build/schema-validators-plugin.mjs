import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { minimalSchema } from './minimal-schema.mjs';

const namespace = 'schema-validators';

/**
 * Makes `import validate from 'validate-<name>'` the compiled validator of `schemas/<name>.schema.json`.
 * Compiling at build time saves the start-up cost and works where `eval` is forbidden (web hosts, webviews).
 *
 * @returns {import('esbuild').Plugin}
 */
export function schemaValidatorsPlugin() {
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /^validate-[\w-]+$/ }, ({ path: request }) => ({
        path: path.resolve('schemas', `${request.slice('validate-'.length)}.schema.json`),
        namespace,
      }));
      build.onLoad({ filter: /.*/, namespace }, async ({ path: schemaFile }) => ({
        contents: compileSchema(JSON.parse(await readFile(schemaFile, 'utf8'))),
        loader: 'js',
        resolveDir: path.resolve('.'),
        watchFiles: [schemaFile],
      }));
    },
  };
}

/**
 * @param {Record<string, unknown>} schema draft 2020-12
 * @returns {string} an ES module whose default export is the validator
 */
export function compileSchema(schema) {
  // Errors are worded by the reader of `keyword` and `params`; leaving the English text out makes the code smaller.
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    messages: false,
    validateFormats: false,
    code: { source: true, esm: true, optimize: true },
  });
  return standaloneCode(ajv, ajv.compile(minimalSchema(schema)));
}
