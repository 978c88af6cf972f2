import { containedFrom, type FenceBlock, markdownBlocks } from './markdown-blocks';

/** A design spec inside a Markdown document: the content of a block fenced as `yaml headroom`. */
export interface SpecFence {
  /** Of the content in the document. */
  readonly start: number;
  readonly end: number;
  /** The content without the quote marks and the indentation of the fence. */
  readonly text: string;
  /** What a new line of the content needs in front: quote marks and indentation. */
  readonly linePrefix: string;
  readonly toDocument: (offset: number) => number;
  /** Undefined for an offset outside of the content. */
  readonly toSpec: (offset: number) => number | undefined;
}

/** The specs of a Markdown document. */
export function specFences(markdown: string): SpecFence[] {
  return markdownBlocks(markdown).flatMap((block) => (block.type === 'fence' && isSpec(block) ? [fenceOf(block)] : []));
}

/** `yaml headroom`, also as attributes: `yaml {headroom}`. */
export function isSpec({ info }: FenceBlock): boolean {
  const [language, ...words] = info.split(/[\s{}]+/);
  return /^ya?ml$/i.test(language ?? '') && words.includes('headroom');
}

function fenceOf(fence: FenceBlock): SpecFence {
  const { lines, start, linePrefix } = fence;
  let text = '';
  const pieces: { readonly spec: number; readonly document: number; readonly length: number }[] = [];
  for (const line of lines) {
    const skipped = containedFrom(line.text, fence);
    // Line breaks are kept as they are, so that offsets inside a line break map too.
    const lineBreak = '\r\n'.slice(line.text.length - (line.end - line.start));
    const content = line.text.slice(skipped) + (line.end > line.start + line.text.length ? lineBreak : '');
    pieces.push({ spec: text.length, document: line.start + skipped, length: content.length });
    text += content;
  }
  const end = lines.at(-1)?.end ?? start;
  return {
    start,
    end,
    text,
    linePrefix,
    toDocument: (offset) => {
      const piece = pieces.findLast(({ spec }) => spec <= offset);
      return piece ? piece.document + Math.min(offset - piece.spec, piece.length) : start;
    },
    toSpec: (offset) => {
      if (offset < start || offset > end) return undefined;
      const piece = pieces.findLast(({ document }) => document <= offset);
      return piece ? piece.spec + Math.min(offset - piece.document, piece.length) : 0;
    },
  };
}
