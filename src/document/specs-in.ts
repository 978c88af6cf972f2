import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';
import { specFences } from './fences';

/** A spec and where it stands in its file. */
export interface PlacedSpec {
  readonly text: string;
  /** Offset in the file of where it begins; absent where it is the whole file. */
  readonly start?: number;
  readonly toDocument: (offset: number) => number;
  /** What a new line of the spec needs in front. */
  readonly linePrefix: string;
}

/** Whether a file is read as Markdown: by its name, or by what it holds. */
export function isMarkdownFile(file: string, text: string): boolean {
  if (/\.(md|markdown|mdx)$/i.test(file) || !isHeadroomDocument(text)) return true;
  return !/\.ya?ml$/i.test(file) && specFences(text).length > 0;
}

/** The specs of a file: itself if it is one, else those fenced in it as `yaml headroom`; a Markdown file is told by its name. */
export function specsIn(file: string, text: string): PlacedSpec[] {
  if (isMarkdownFile(file, text)) return specFences(text);
  return [{ text, toDocument: (offset) => offset, linePrefix: '' }];
}
