import {
  isAlias,
  isMap,
  isScalar,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
  type Alias as YamlAlias,
} from 'yaml';
import type { Finding } from '../finding';
import type { Span } from '../span';
import { MappingBuilder } from './build-mapping';
import type { Limits } from './limits';
import type { LooseEntry } from './loose-entry';
import type { ScalarNode, SequenceNode, SyntaxNode } from './node';
import { type PlacedEntry, placedEntry } from './placed-entry';
import { scalarValue } from './plain-scalar';
import type { Chunk } from './read-chunk';
import { shiftFinding } from './shift';
import { type ReportSyntax, syntaxFinding } from './syntax-finding';
import type { Alias } from './tree';

/** Nobody reads more, and a file that is no YAML at all has one in each line. */
const mostFindings = 200;

const longestNumber = 30;

/** What an anchor names, with what it costs to repeat it. */
interface Anchored {
  readonly node: SyntaxNode;
  readonly nodes: number;
  readonly height: number;
}

/** Turns what the YAML reader made of each piece of a document into nodes of the document. */
export class Converter {
  readonly findings: Finding[] = [];
  readonly aliases: Alias[] = [];
  complete = true;
  /** Whether there was an anchor or an alias. */
  usesNames = false;
  readonly #anchors = new Map<string, Anchored>();
  readonly #openAnchors = new Set<string>();
  #base = 0;
  #originalOffset: ((offset: number) => number) | undefined;
  #aliasesFit = true;
  /** Nodes that aliases repeat: at most half of all, so that what is written out has room behind them. */
  #aliased = 0;
  #nodes = 0;
  #depth = 0;
  /** Deepest level since somebody last set it, to measure how high an anchored node is. */
  #deepest = 0;

  constructor(
    private readonly text: string,
    private readonly limits: Limits,
  ) {}

  readonly report: ReportSyntax = (rule, span, message, details) => {
    this.#add(syntaxFinding(rule, span, message, details));
  };

  #add(finding: Finding): void {
    if (this.findings.length < mostFindings) this.findings.push(finding);
  }

  /** Makes `chunk`, which begins at offset `base` of the document, the one that nodes come from. */
  enter(chunk: Chunk, base: number): void {
    this.#base = base;
    this.#originalOffset = chunk.originalOffset;
  }

  get nodes(): number {
    return this.#nodes;
  }

  /** Levels of nesting so far. */
  get height(): number {
    return this.#deepest;
  }

  /** Takes in an entry that was converted before, whose text begins at `offset`; undefined if it is beyond the limits. */
  place({ entry, findings, nodes, height }: LooseEntry, offset: number): PlacedEntry | undefined {
    if (this.#nodes + nodes > this.limits.nodes || height > this.limits.depth) return undefined;
    this.#nodes += nodes;
    for (const finding of findings) this.#add(shiftFinding(finding, offset));
    return placedEntry(entry, offset);
  }

  node(node: ParsedNode): SyntaxNode {
    if (isScalar(node)) return node.anchor === undefined ? this.#scalar(node) : this.#anchored(node.anchor, node);
    if (isAlias(node)) return this.#alias(node);
    return node.anchor === undefined ? this.#collection(node) : this.#anchored(node.anchor, node);
  }

  /** Adds the entries of a mapping to those that a builder has; the offset behind the last of them. */
  entries(map: YAMLMap.Parsed, builder: MappingBuilder): number {
    let end = this.#at(map.range[0]);
    for (const pair of map.items) {
      if (!this.complete) break;
      const key = this.#key(pair.key);
      if (pair.value === null && !key.quoted && this.#joins(key, builder)) {
        end = key.span.end;
        continue;
      }
      const split = pair.value === null && !key.quoted ? this.#splitTight(key) : undefined;
      const value = split?.value ?? (pair.value ? this.node(pair.value) : this.empty(key.span.end));
      builder.add({ key: split?.key ?? key, value });
      end = isAlias(pair.value) ? this.#at(pair.value.range?.[1] ?? 0) : value.span.end;
    }
    return end;
  }

  /** Adds a line that is no `key: value`, most likely because it is half typed. */
  addHalfKey(key: ScalarNode, builder: MappingBuilder): void {
    const split = this.#splitTight(key);
    if (split === undefined) {
      const at = key.span.end;
      this.report('missing-colon', key.span, `\`${key.text}\` lacks the \`:\` of a key`, { data: { insert: ':', at } });
    }
    builder.add(split ?? { key, value: this.empty(key.span.end) });
  }

  empty(at: number): ScalarNode {
    this.#count(1);
    return { type: 'scalar', span: { start: at, end: at }, value: null, text: '', quoted: false };
  }

  #at(offset: number): number {
    return this.#base + (this.#originalOffset === undefined ? offset : this.#originalOffset(offset));
  }

  #span(range: readonly [number, number, number] | null | undefined): Span {
    if (!range) return { start: this.#base, end: this.#base };
    const start = this.#at(range[0]);
    return { start, end: Math.max(start, this.#at(range[1])) };
  }

  #count(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes <= this.limits.nodes || !this.complete) return;
    this.complete = false;
    const message = `This document has more than ${this.limits.nodes} values; what follows is not read. Split it`;
    this.report('too-large', { start: this.#base, end: Math.min(this.text.length, this.#base + 1) }, message);
  }

  #scalar(node: Scalar.Parsed): ScalarNode {
    this.#count(1);
    const quoted = node.type !== 'PLAIN';
    const text = node.source ?? '';
    return {
      type: 'scalar',
      span: this.#span(node.range),
      value: quoted ? text : scalarValue(node.value, text),
      text,
      quoted,
    };
  }

  #collection(node: YAMLMap.Parsed | YAMLSeq.Parsed): SyntaxNode {
    const span = this.#span(node.range);
    this.#count(1);
    if (this.#depth >= this.limits.depth) {
      const message = `This is nested more than ${this.limits.depth} levels deep and is not read`;
      this.report('too-deep', { start: span.start, end: span.start + 1 }, message);
      this.complete = false;
      return this.empty(span.start);
    }
    this.#depth++;
    if (this.#depth > this.#deepest) this.#deepest = this.#depth;
    const converted = isMap(node) ? this.#mapping(node, span) : this.#sequence(node, span);
    this.#depth--;
    return converted;
  }

  #mapping(node: YAMLMap.Parsed, span: Span): SyntaxNode {
    const flow = node.flow === true;
    const builder = new MappingBuilder(this.report);
    const end = this.entries(node, builder);
    return builder.build(span.start, flow ? span.end : end, flow);
  }

  #sequence(node: YAMLSeq.Parsed, span: Span): SequenceNode {
    const flow = node.flow === true;
    const items: SyntaxNode[] = [];
    let end = span.start;
    for (const item of node.items as ParsedNode[]) {
      if (!this.complete) break;
      const converted = this.node(item);
      items.push(converted);
      end = isAlias(item) ? this.#at(item.range?.[1] ?? 0) : converted.span.end;
    }
    return { type: 'sequence', span: flow ? span : { start: span.start, end }, items, flow };
  }

  /** A key; of a list or a mapping, which the reader has reported, its text. */
  #key(node: ParsedNode | null): ScalarNode {
    if (isScalar(node)) return this.node(node) as ScalarNode;
    const span = this.#span(node?.range);
    const target = isAlias(node) ? this.#alias(node) : undefined;
    if (target?.type === 'scalar') return { ...target, span };
    const text = this.text.slice(span.start, span.end);
    return { type: 'scalar', span, value: text, text, quoted: true };
  }

  #anchored(name: string, node: Scalar.Parsed | YAMLMap.Parsed | YAMLSeq.Parsed): SyntaxNode {
    this.usesNames = true;
    const nodes = this.#nodes;
    const deepest = this.#deepest;
    this.#deepest = this.#depth;
    this.#openAnchors.add(name);
    const converted = isScalar(node) ? this.#scalar(node) : this.#collection(node);
    this.#openAnchors.delete(name);
    this.#anchors.set(name, { node: converted, nodes: this.#nodes - nodes, height: this.#deepest - this.#depth });
    this.#deepest = Math.max(deepest, this.#deepest);
    return converted;
  }

  #alias(node: YamlAlias): SyntaxNode {
    this.usesNames = true;
    const name = node.source;
    const span = this.#span(node.range);
    const target = this.#anchors.get(name);
    if (this.#openAnchors.has(name)) {
      const message = `\`*${name}\` stands inside \`&${name}\` itself, so it has no end. Write that part out`;
      this.report('cyclic-alias', span, message);
    } else if (target === undefined) {
      const message = `\`*${name}\` names nothing above it. Put \`&${name}\` in front of the value that it repeats`;
      this.report('undefined-alias', span, message, { data: { name } });
    } else if (
      this.#aliased + target.nodes > this.limits.nodes / 2 ||
      this.#depth + target.height > this.limits.depth
    ) {
      this.#reportTooMany(name, span);
    } else {
      this.#aliased += target.nodes;
      this.#count(target.nodes);
      this.#deepest = Math.max(this.#deepest, this.#depth + target.height);
      this.aliases.push({ span, name, target: target.node });
      return target.node;
    }
    this.#nodes++;
    return { type: 'scalar', span, value: null, text: '', quoted: false };
  }

  /** Once: where one alias is too many, all that follow are. */
  #reportTooMany(name: string, span: Span): void {
    if (!this.#aliasesFit) return;
    this.#aliasesFit = false;
    const message = `\`*${name}\` repeats more than can be read, and is left out. Use fewer aliases of aliases`;
    this.report('too-many-aliases', span, message);
  }

  /** YAML cuts `{total: 10,000}` into `total: 10` and a key `000`: reports that, and puts the number together again. */
  #joins(key: ScalarNode, builder: MappingBuilder): boolean {
    const { last } = builder;
    const value = last?.value;
    if (last === undefined || value?.type !== 'scalar' || value.quoted || key.span.start !== value.span.end + 1)
      return false;
    if (value.text.length > longestNumber || this.text[value.span.end] !== ',') return false;
    if (!/(?:^|[^\d.])\d{1,3}(?:_\d{3})*$/.test(value.text)) return false;
    if (!/^\d{3}(?!\d)/.test(key.text)) return false;
    const text = `${value.text}_${key.text}`;
    const span = { start: value.span.start, end: key.span.end };
    const written = this.text.slice(span.start, span.end);
    const message = `YAML ends this number at the comma of \`${written}\`. Group digits with \`_\`: \`${text}\``;
    this.report('thousands-comma', span, message, { data: { replacement: text } });
    builder.replaceLast({ ...value, span, text, value: text });
    return true;
  }

  /** `replicas:3` is one text to YAML; nobody writes a key without value that way. */
  #splitTight(key: ScalarNode): { readonly key: ScalarNode; readonly value: ScalarNode } | undefined {
    const [, name, text] = /^([A-Za-z_][\w-]*):(?!\/\/)(\S+)$/.exec(key.text) ?? [];
    if (name === undefined || text === undefined) return undefined;
    const { start, end } = key.span;
    const colon = start + name.length;
    const message = `A key needs a space behind its \`:\`. Write \`${name}: ${text}\``;
    this.report('missing-space', { start: colon, end: colon + 1 }, message, { data: { insert: ' ', at: colon + 1 } });
    this.#count(1);
    return {
      key: { type: 'scalar', span: { start, end: colon }, value: name, text: name, quoted: false },
      value: { type: 'scalar', span: { start: colon + 1, end }, value: text, text, quoted: false },
    };
  }
}
