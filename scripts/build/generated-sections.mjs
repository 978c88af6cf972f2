import { readFile } from 'node:fs/promises';
import { writeGenerated } from './generated.mjs';

/**
 * Fills the parts of a Markdown file that stand between `<!-- generated:<name> -->` and `<!-- /generated -->`; what is
 * written around them stays as it is.
 *
 * @param {string} file
 * @param {Record<string, string>} sections Markdown by name
 */
export async function writeGeneratedSections(file, sections) {
  const text = await readFile(file, 'utf8');
  const filled = new Set();
  const content = text.replace(
    /(<!-- generated:([\w-]+) -->\n).*?(<!-- \/generated -->)/gs,
    (whole, opening, name, closing) => {
      const section = sections[name];
      if (section === undefined) return whole;
      filled.add(name);
      return `${opening}\n${section.trim()}\n\n${closing}`;
    },
  );
  const missing = Object.keys(sections).filter((name) => !filled.has(name));
  if (missing.length > 0) throw new Error(`${file} has no place for ${missing.join(', ')}`);
  await writeGenerated(file, content);
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows Markdown; a `|` in it is escaped here
 */
export function markdownTable(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
