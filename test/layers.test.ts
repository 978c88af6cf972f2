import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

/** From the bottom to the top: a file imports only from its own layer and those before it. */
const layers = [
  'quantity',
  'spec',
  'analysis',
  'simulation',
  'rules',
  'catalog',
  'diagram',
  'language',
  'document',
  'report',
  'protocol',
  'extension',
  'cli',
];
/** Data that lower layers read, by the import that is allowed. */
const exceptions = new Set(['rules -> catalog']);

interface Import {
  readonly from: string;
  readonly name: string;
  readonly typeOnly: boolean;
  /** The imported file of this project. */
  readonly to: string | undefined;
}

const files = globSync(['src/**/*.ts', 'media/panel/**/*.ts'], { ignore: '**/*.d.ts' }).sort();
const texts = new Map(files.map((file) => [file, withoutComments(readFileSync(file, 'utf8'))]));
const imports = files.flatMap((from) => importsOf(from, texts.get(from) ?? ''));

describe('layers', () => {
  it('import only downwards', () => {
    assert.deepEqual(
      imports.filter(({ from, to }) => to !== undefined && !allows(layerOf(from), layerOf(to))).map(describeImport),
      [],
    );
  });
  it('have no cycles between files', () => assert.deepEqual(findCycle(), []));
  it('keep the editor in src/extension', () => {
    assert.deepEqual(importing(/^vscode$/, 'src/extension/'), []);
  });
  it('keep Node in src/cli', () => {
    assert.deepEqual(importing(/^node:|^(fs|path|os|crypto|util|url|child_process|worker_threads)$/, 'src/cli/'), []);
    assert.deepEqual(mentioning(/(?<![.\w'-])(process\.|Buffer\.|__dirname\b|require\()/, 'src/cli/'), []);
  });
  it('keep the DOM in media/panel', () => {
    assert.deepEqual(
      mentioning(
        /(?<![.\w'-])(document\.(?!\w+\s*:)(querySelector|createElement|body)|window\.|localStorage\b)/,
        'media/',
      ),
      [],
    );
  });
  it('keep clocks, chance and time out of what is computed', () => {
    const hosts = /^(src\/(extension|cli)|media)\//;
    assert.deepEqual(mentioning(/\b(Math\.random\(|Date\.now\(|new Date\(\)|performance\.now\()/, hosts), []);
  });
});

function importsOf(from: string, text: string): Import[] {
  const statement = /^(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]*\sfrom\s+)?'([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm;
  return [...text.matchAll(statement)].map(([, type, declared, dynamic]) => {
    const name = declared ?? dynamic ?? '';
    const target = `${path.posix.join(path.posix.dirname(from), name)}.ts`;
    const to = name.startsWith('.') && texts.has(target) ? target : undefined;
    return { from, name, to, typeOnly: type !== undefined };
  });
}

function layerOf(file: string): string {
  return file.startsWith('src/') ? (file.split('/')[1] ?? '') : 'panel';
}

function allows(from: string, to: string): boolean {
  if (from === 'panel') return to === 'panel' || (to !== 'extension' && to !== 'cli');
  if (from === 'cli' && to === 'extension') return false;
  if (exceptions.has(`${from} -> ${to}`)) return true;
  return layers.includes(from) && layers.includes(to) && layers.indexOf(to) <= layers.indexOf(from);
}

/** Files that import each other in a ring; types are gone at run time and do not count. */
function findCycle(): string[] {
  const edges = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) {
    if (to !== undefined && !typeOnly) edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const finished = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (finished.has(file)) return [];
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle.length > 0) return cycle;
    }
    finished.add(file);
    return [];
  };
  for (const file of edges.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

function importing(name: RegExp, home: string): string[] {
  return imports.filter((found) => name.test(found.name) && !found.from.startsWith(home)).map(describeImport);
}

function mentioning(pattern: RegExp, home: string | RegExp): string[] {
  return [...texts]
    .filter(
      ([file, text]) => (typeof home === 'string' ? !file.startsWith(home) : !home.test(file)) && pattern.test(text),
    )
    .map(([file, text]) => `${file}: ${pattern.exec(text)?.[0]}`);
}

function describeImport({ from, name }: Import): string {
  return `${from} imports ${name}`;
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
}
