import { lineEnd } from '../lines';
import { indentOf, keyAt } from './block-scanner';
import { FlowScanner, unquote } from './flow-scanner';

/** How far ahead a mapping is read: further entries are found by the schema layer, not missed by anybody. */
const most = 20_000;

/** The entries of the block mapping at `column` that follow the line which ends at `from`. */
export function mappingEntriesAhead(text: string, from: number, column: number): Map<string, string> {
  const entries = new Map<string, string>();
  const limit = Math.min(text.length, from + most);
  for (let start = text.indexOf('\n', from) + 1; start > 0 && start < limit; start = text.indexOf('\n', start) + 1) {
    const content = text.slice(start, lineEnd(text, start));
    const indent = indentOf(content);
    if (content.trim() === '' || content[indent] === '#') continue;
    if (indent < column) break;
    const found = indent === column ? keyAt(content.slice(indent)) : undefined;
    if (found)
      entries.set(
        found.key,
        unquote(
          content
            .slice(indent + found.valueAt)
            .replace(/\s+#.*$/, '')
            .trim(),
        ),
      );
  }
  return entries;
}

/** The entries between `from` and the brace that closes the innermost mapping in braces. */
export function flowEntriesAhead(text: string, from: number, baseIndent: number): Map<string, string> {
  const rest = text.slice(from, from + most);
  const dedent = rest.search(new RegExp(`\\n {0,${baseIndent}}[^\\s}\\]]`));
  const read = dedent < 0 ? rest : rest.slice(0, dedent);
  // What the cursor stands in is cut off, so that the rest begins at an entry.
  const comma = read.search(/[,}\]]/);
  if (comma < 0 || read[comma] !== ',') return new Map();
  const scanner = new FlowScanner(`{${read.slice(comma + 1)}`, baseIndent);
  scanner.scan(0, 1);
  const [frame] = scanner.frames;
  scanner.scan(1, scanner.text.length);
  return frame?.entries ?? new Map();
}
