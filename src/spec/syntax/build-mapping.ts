import type { Entry, MappingNode, ScalarNode, SyntaxNode } from './node';
import type { ReportSyntax } from './syntax-finding';

/** Up to this many entries a search through them beats a map. */
const smallMapping = 12;

/** Collects the entries of one mapping: finds duplicate keys and takes in merge keys. */
export class MappingBuilder {
  readonly #entries: Entry[] = [];
  /** Offset of the first key. */
  start: number | undefined;
  #duplicates: Entry[] | undefined;
  #merges: Entry[] | undefined;
  #byKey: Map<string, Entry> | undefined;

  constructor(private readonly report: ReportSyntax) {}

  get last(): Entry | undefined {
    return this.#entries[this.#entries.length - 1];
  }

  add(entry: Entry): void {
    const { key } = entry;
    this.start ??= key.span.start;
    if (key.text === '<<' && !key.quoted) {
      this.#merges ??= [];
      this.#merges.push(entry);
      return;
    }
    const first = this.#find(key.text);
    if (first === undefined) {
      this.#append(entry);
      return;
    }
    this.#duplicates ??= [];
    this.#duplicates.push(entry);
    const message = `\`${key.text}\` is already set in this mapping, and the first one counts. Rename or remove one of them`;
    const related = [{ message: `\`${key.text}\` is set here first`, span: first.key.span }];
    this.report('duplicate-key', key.span, message, { related, data: { key: key.text } });
  }

  replaceLast(value: SyntaxNode): void {
    const { last } = this;
    if (last === undefined) return;
    const entry = { key: last.key, value };
    this.#entries[this.#entries.length - 1] = entry;
    this.#byKey?.set(last.key.text, entry);
  }

  build(start: number, end: number, flow: boolean): MappingNode {
    if (this.#merges !== undefined) for (const { key, value } of this.#merges) this.#merge(key, value);
    const node: MappingNode = { type: 'mapping', span: { start, end }, entries: this.#entries, flow };
    return this.#duplicates === undefined ? node : { ...node, duplicates: this.#duplicates };
  }

  #find(key: string): Entry | undefined {
    if (this.#byKey !== undefined) return this.#byKey.get(key);
    for (const entry of this.#entries) if (entry.key.text === key) return entry;
    return undefined;
  }

  #append(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#byKey !== undefined) this.#byKey.set(entry.key.text, entry);
    else if (this.#entries.length > smallMapping) {
      this.#byKey = new Map(this.#entries.map((known) => [known.key.text, known]));
    }
  }

  /** Adds what the mapping does not set itself; of several sources the first wins, as YAML's merge key has it. */
  #merge(key: ScalarNode, value: SyntaxNode): void {
    const sources = value.type === 'sequence' ? value.items : [value];
    for (const source of sources) {
      if (source.type === 'mapping') {
        for (const entry of source.entries) if (this.#find(entry.key.text) === undefined) this.#append(entry);
      } else if (source.type === 'sequence' || source.text !== '') {
        const message = '`<<` takes in the entries of other mappings. Write `<<: *name`, or a list of such aliases';
        this.report('merge-key', key.span, message);
      }
    }
  }
}
