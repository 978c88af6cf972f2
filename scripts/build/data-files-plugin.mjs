import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';

const namespace = 'data-files';

/**
 * Compiles YAML and text files into the bundle, so that no host needs a file system or a parser to read the catalog.
 *
 * `import patterns from './patterns/*.yaml'` gives a record from what the `*` stands for to the parsed content;
 * `import texts from './blueprints/*.md?raw'` gives the text of each file, and `import names from
 * './patterns/*.yaml?names'` nothing but what the `*` stands for. Keys are sorted.
 *
 * @returns {import('esbuild').Plugin}
 */
export function dataFilesPlugin() {
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /(\.ya?ml|\?raw|\?names)$/ }, ({ path: request, resolveDir, kind }) =>
        kind === 'entry-point' ? undefined : { path: path.resolve(resolveDir, request), namespace },
      );
      build.onLoad({ filter: /.*/, namespace }, async ({ path: request }) => {
        const [pattern = '', form] = request.split('?');
        const { directory, files } = await filesMatching(pattern);
        const errors = [];
        if (files.length === 0) errors.push({ text: `No file matches ${request}` });
        const watchDirs = [directory];
        if (form === 'names')
          return { contents: JSON.stringify(files.map(({ key }) => key)), loader: 'json', errors, watchDirs };
        /** @type {Record<string, unknown>} */
        const contents = {};
        for (const { key, file } of files) {
          const text = await readFile(file, 'utf8');
          const parsed = form === 'raw' ? { value: text, errors: [] } : parseYaml(text);
          contents[key] = parsed.value;
          errors.push(...parsed.errors.map((message) => ({ text: message, location: { file } })));
        }
        return {
          contents: JSON.stringify(contents),
          loader: 'json',
          errors,
          watchDirs,
          watchFiles: files.map(({ file }) => file),
        };
      });
    },
  };
}

/** @param {string} pattern an absolute path with at most one `*`, in its last segment */
async function filesMatching(pattern) {
  const directory = path.dirname(pattern);
  const [prefix = '', suffix] = path.basename(pattern).split('*');
  if (suffix === undefined) return { directory, files: [{ key: path.parse(pattern).name, file: pattern }] };
  const names = await readdir(directory).catch(() => []);
  const files = names
    .filter((name) => name.length > prefix.length + suffix.length && name.startsWith(prefix) && name.endsWith(suffix))
    .sort()
    .map((name) => ({
      key: name.slice(prefix.length, name.length - suffix.length),
      file: path.join(directory, name),
    }));
  return { directory, files };
}

/** @param {string} text */
function parseYaml(text) {
  const document = parseDocument(text, { prettyErrors: true });
  const errors = document.errors.map((error) => error.message);
  return { value: errors.length === 0 ? document.toJS() : undefined, errors };
}
