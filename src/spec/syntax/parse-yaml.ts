import { isMap, isScalar, type ParsedNode } from 'yaml';
import type { Finding } from '../finding';
import { MappingBuilder } from './build-mapping';
import { ChunkCache } from './chunk-cache';
import { Converter } from './convert';
import { documentExtent } from './document-extent';
import { withOffsets } from './explanation';
import { defaultLimits, type Limits } from './limits';
import { contentStart, lineStart } from './lines';
import type { MappingNode, ScalarNode, SyntaxNode } from './node';
import { pathAt } from './path';
import { type Chunk, readChunk } from './read-chunk';
import { readableText } from './readable-text';
import { type Branch, type Leaf, outlineOf } from './split-chunks';
import type { Comment, SyntaxTree } from './tree';

export { defaultLimits, type Limits } from './limits';

const sharedCache = new ChunkCache();

/**
 * Reads a text as YAML 1.2 (core schema) into nodes with positions. Never throws: what is wrong is a finding, and
 * everything that is sound beside it is in the tree. Aliases are the very nodes that they name; merge keys are taken in,
 * own keys first; of duplicate keys the first counts, of several documents the first is read.
 */
export function parseYaml(text: string, limits: Partial<Limits> = {}, cache: ChunkCache = sharedCache): SyntaxTree {
  return new TreeReader(text, { ...defaultLimits, ...limits }, cache).read();
}

class TreeReader {
  readonly #converter: Converter;
  readonly #comments: Comment[] = [];
  /** The text that is read: control characters replaced by others of the same length, and cut off at the limit. */
  readonly #readable: string;
  readonly #findings: readonly Finding[];
  readonly #complete: boolean;

  constructor(
    private readonly text: string,
    limits: Limits,
    private readonly cache: ChunkCache,
  ) {
    const { readable, findings, complete } = readableText(text, limits);
    this.#readable = readable;
    this.#findings = findings;
    this.#complete = complete;
    this.#converter = new Converter(readable, limits);
    cache.fit(readable.length);
  }

  read(): SyntaxTree {
    const { start, end, findings } = documentExtent(this.#readable);
    const outline = outlineOf(this.#readable, start, end);
    const root = 'whole' in outline ? this.#whole(outline.whole) : this.#root(outline.entries);
    const { aliases, complete } = this.#converter;
    const all = [...this.#findings, ...findings, ...this.#converter.findings];
    return {
      text: this.text,
      ...(root && { root }),
      findings: inOrder(all, root, this.text),
      comments: this.#comments,
      aliases,
      complete: complete && this.#complete,
    };
  }

  /** Takes in the comments and findings of a piece. */
  #note({ comments, explanations }: Pick<Chunk, 'comments' | 'explanations'>, start: number): void {
    for (const { span, text } of comments) {
      this.#comments.push({ span: { start: start + span.start, end: start + span.end }, text });
    }
    for (const { rule, message, severity, data, ...span } of explanations) {
      const details = { ...(severity && { severity }), ...(data && { data: withOffsets(data, (at) => at + start) }) };
      this.#converter.report(rule, { start: start + span.start, end: start + span.end }, message, details);
    }
  }

  #whole({ start, end }: Leaf): SyntaxNode | undefined {
    const chunk = readChunk(this.#readable.slice(start, end));
    this.#note(chunk, start);
    this.#converter.enter(chunk, start);
    const { contents } = chunk;
    return contents === null || isNothing(contents) ? undefined : this.#converter.node(contents);
  }

  #root(pieces: readonly (Leaf | Branch)[]): MappingNode {
    const builder = new MappingBuilder(this.#converter.report);
    let end = 0;
    for (const piece of pieces) {
      if (!this.#converter.complete) break;
      end = 'leaves' in piece ? this.#branch(piece, builder) : this.#leaf(piece, builder);
    }
    return builder.build(builder.start ?? end, end, false);
  }

  #branch({ key, comment, leaves }: Branch, builder: MappingBuilder): number {
    const name = this.text.slice(key.start, key.end);
    if (comment) {
      this.#comments.push({ span: comment, text: this.text.slice(comment.start + 1, comment.end) });
    }
    const inner = new MappingBuilder(this.#converter.report);
    let end = key.end + 1;
    for (const leaf of leaves) {
      if (!this.#converter.complete) break;
      end = this.#leaf(leaf, inner);
    }
    const node: ScalarNode = { type: 'scalar', span: key, value: name, text: name, quoted: false };
    builder.add({ key: node, value: inner.build(inner.start ?? end, end, false) });
    return end;
  }

  /** Adds the entries of a piece to its mapping; the offset behind them. */
  #leaf(leaf: Leaf, builder: MappingBuilder): number {
    const text = this.#readable.slice(leaf.start, leaf.end);
    const known = this.cache.read(text);
    this.#note(known, leaf.start);
    if (known.loose === undefined) return this.#entries(known, leaf, builder);
    const placed = this.#converter.place(known.loose, leaf.start);
    // Beyond the limits the values are counted one by one.
    if (placed === undefined) return this.#entries(readChunk(text), leaf, builder);
    builder.add(placed);
    return leaf.start + known.loose.end;
  }

  #entries(chunk: Chunk, leaf: Leaf, builder: MappingBuilder): number {
    const { contents, explanations } = chunk;
    this.#converter.enter(chunk, leaf.start);
    if (contents === null || isNothing(contents)) return leaf.start;
    if (isMap(contents) && contents.flow !== true) return this.#converter.entries(contents, builder);
    const node = this.#converter.node(contents);
    const { start, end } = node.span;
    if (node.type === 'scalar') {
      if (explanations.length === 0) this.#converter.addHalfKey(node, builder);
      else builder.add({ key: node, value: this.#converter.empty(end) });
      return end;
    }
    const message = 'This belongs to no key. Put a key in front of it, or remove it';
    this.#converter.report('unexpected-text', { start, end: Math.min(end, start + 1) }, message);
    return end;
  }
}

/** What the YAML reader makes of a text that holds nothing but comments. */
function isNothing(node: ParsedNode): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN' && node.anchor === undefined;
}

function inOrder(findings: readonly Finding[], root: SyntaxNode | undefined, text: string): Finding[] {
  return findings
    .map((finding) => {
      const { start } = finding.span;
      const path = pathAt(root, start) || pathAt(root, contentStart(text, lineStart(text, start)));
      return { ...finding, path };
    })
    .sort((a, b) => a.span.start - b.span.start);
}
