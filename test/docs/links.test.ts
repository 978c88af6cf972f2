import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

const pages = [...globSync('*.md'), ...globSync('docs/**/*.md')]
  .filter((page) => page !== 'THIRD-PARTY-NOTICES.md')
  .sort();

describe('documentation', () => {
  for (const page of pages) {
    const text = readFileSync(page, 'utf8');

    it(`${page} links only to what exists`, () => {
      const broken = linksOf(text).filter((link) => !leadsSomewhere(page, link));
      assert.deepEqual(broken, []);
    });
  }

  for (const page of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/model.md']) {
    it(`${page} names only paths that exist`, () => {
      assert.deepEqual(
        pathsIn(readFileSync(page, 'utf8')).filter((name) => globSync(name, { onlyFiles: false }).length === 0),
        [],
      );
    });
  }

  it('ARCHITECTURE.md has a line for every folder of the source', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    const folders = globSync('src/*', { onlyDirectories: true }).map((folder) => path.basename(folder));
    assert.deepEqual(
      folders.filter((folder) => !text.includes(`\n  ${folder}/`)),
      [],
    );
  });
});

/** Targets of links and pictures that are not on the web. */
function linksOf(text: string): string[] {
  const found = withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g);
  return [...found].map(([, target = '']) => target).filter((target) => !/^\w+:/.test(target));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).has(anchor);
}

/** As code hosts make them from headings. */
function anchorsOf(text: string): Set<string> {
  const headings = withoutCode(text).matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** What stands in backticks and looks like a path of this project; `<id>` and `*` stand for any name. */
function pathsIn(text: string): string[] {
  const inCode = [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return inCode
    .filter((code) => /^(src|test|scripts|media|docs|schemas|snippets|examples)\/[\w./*<>-]+$/.test(code))
    .map((code) => code.replace(/<[\w-]+>/g, '*').replace(/\/$/, ''));
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
}
