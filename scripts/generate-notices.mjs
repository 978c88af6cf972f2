import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { productBuilds } from './build/builds.mjs';
import { writeGenerated } from './build/generated.mjs';

/** Writes THIRD-PARTY-NOTICES.md: the licences of everything that the bundles really contain. */

/** Packages that another one carries in its own bundle, where no build can see them. */
const carried = { '@dagrejs/dagre': ['@dagrejs/graphlib'] };

const folders = new Set();
// The desktop extension is made of the same modules as the one for the web.
for (const name of ['web', 'panel', 'cli']) {
  const { metafile } = await esbuild.build({ ...productBuilds[name], metafile: true, write: false });
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder && bytesInOutput > 0) folders.add(folder);
    }
  }
}

const notices = new Map();
for (const folder of folders) await addNotice(folder);

await writeGenerated(
  'THIRD-PARTY-NOTICES.md',
  `# Third-party notices

The bundles of Headroom contain code of the following packages, each under its own licence.

${[...notices]
  .sort(([a], [b]) => a.localeCompare(b, 'en'))
  .map(([, notice]) => notice)
  .join('\n\n')}
`,
);

async function addNotice(folder) {
  const { name, version, license, homepage, author } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  const text = (await readFile(path.join(folder, file), 'utf8')).trim().replaceAll('\r\n', '\n');
  const source = [homepage, typeof author === 'string' ? author : author?.name].filter(Boolean).join(', ');
  notices.set(name, `## ${name} ${version} (${license})\n\n${source}\n\n\`\`\`text\n${text}\n\`\`\``);
  for (const other of carried[name] ?? []) await addNotice(path.join('node_modules', other));
}
