import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A document whose comments say what is to be found: `# ! rule-id` (several with commas) on the line where it starts. */
export interface MarkedFixture {
  readonly name: string;
  readonly text: string;
  /** `line rule-id`, sorted. */
  readonly expected: readonly string[];
}

const folder = path.resolve('test/fixtures/findings');

export function markedFixtures(): MarkedFixture[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      return { name, text, expected: markers(text) };
    });
}

function markers(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => {
      const ids = /#\s*!\s*(.+)$/.exec(line)?.[1]?.split(',') ?? [];
      return ids.map((id) => `${index + 1} ${id.trim()}`);
    })
    .sort();
}
