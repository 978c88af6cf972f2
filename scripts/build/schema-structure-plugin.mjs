import { readFile } from 'node:fs/promises';
import path from 'node:path';

const namespace = 'schema-structure';

/** Keywords that are read by people only. */
const texts = new Set([
  'description',
  'enumDescriptions',
  'wordDescriptions',
  'examples',
  'title',
  'default',
  '$comment',
]);

/**
 * Makes `import schema from 'structure-of-<name>'` the schema of that name without its texts, which are most of it: what
 * checks a document does not explain it.
 *
 * @returns {import('esbuild').Plugin}
 */
export function schemaStructurePlugin() {
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /^structure-of-[\w-]+$/ }, ({ path: request }) => ({
        path: path.resolve('schemas', `${request.slice('structure-of-'.length)}.schema.json`),
        namespace,
      }));
      build.onLoad({ filter: /.*/, namespace }, async ({ path: file }) => ({
        contents: JSON.stringify(withoutTexts(JSON.parse(await readFile(file, 'utf8')))),
        loader: 'json',
        watchFiles: [file],
      }));
    },
  };
}

/**
 * @param {any} schema
 * @returns {any}
 */
export function withoutTexts(schema) {
  if (Array.isArray(schema)) return schema.map(withoutTexts);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !texts.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      keyword === 'properties' || keyword === '$defs' ? members(value) : withoutTexts(value),
    ]),
  );
}

/** The names in here are the author's: a property may be called `title`. */
function members(/** @type {Record<string, any>} */ record) {
  return Object.fromEntries(Object.entries(record).map(([name, schema]) => [name, withoutTexts(schema)]));
}
