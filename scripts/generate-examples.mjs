import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { writeGenerated } from './build/generated.mjs';
import { loadProduct } from './build/load-product.mjs';

/** Refreshes the computed sections of the design docs among the examples. */

const { checkFile, applyEdits, version } = await loadProduct(`
  export { checkFile } from './report/check-file';
  export { applyEdits } from './spec/edit/text-edit';
  export { version } from './cli/version';
`);

for (const file of globSync('examples/*.md').sort()) {
  const text = await readFile(file, 'utf8');
  const nearby = {
    read: async (name) => ({ text: await readFile(path.join(path.dirname(file), name), 'utf8') }),
    workspaceOf: async () => undefined,
  };
  const { doc } = await checkFile(file, text, { version }, nearby);
  await writeGenerated(file, applyEdits(text, doc.edits));
}
