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

/** The specs of a file: itself if it is one, else those fenced in it as `yaml headroom`; a Markdown file is told by its name. */
export function specsIn(file: string, text: string): PlacedSpec[] {
  const isMarkdown = /\.(md|markdown|mdx)$/i.test(file);
  if (isMarkdown || !isHeadroomDocument(text)) return specFences(text);
  return [{ text, toDocument: (offset) => offset, linePrefix: '' }];
}
