import { type Binding, bind } from '../binding/bind';
import type { BoundMap } from '../binding/bound';
import { movedSymbols, movedTo } from '../binding/moved';
import type { Plan } from '../binding/plan';
import type { Symbols } from '../binding/symbols';
import type { Check } from '../checks/check';
import type { Finding } from '../finding';
import { Notes } from '../notes';
import type { ComponentSpec } from '../spec.generated';
import type { Entry, MappingNode } from '../syntax/node';
import { PlacedEntry } from '../syntax/placed-entry';
import { schemaFindings } from '../validation/schema-findings';
import { type Surroundings, type View, viewOf } from './surroundings';

/** The checks of the entries of a section. */
export interface PartChecks {
  /** Those that read nothing but the part. */
  readonly alone: readonly Check[];
  readonly among: readonly Check[];
}

/** One entry of a section that maps ids to things, read for itself. Positions are those of the entry that was given. */
export class Part {
  readonly schema: readonly Finding[];
  readonly binding: Binding;
  /** Equal for parts that make no difference to the checks of other parts. */
  readonly signature: string;
  #placed: (PlacedBinding & { readonly entry: PlacedEntry }) | undefined;
  #alone: readonly Finding[] | undefined;
  #checked: { readonly surroundings: string; readonly view: string; readonly findings: readonly Finding[] } | undefined;

  constructor(
    readonly section: string,
    plan: Plan,
    entry: Entry,
  ) {
    const span = { start: entry.key.span.start, end: entry.value.span.end };
    const mapping: MappingNode = { type: 'mapping', span, entries: [entry], flow: false };
    this.schema = schemaFindings(mapping, plan, section);
    this.binding = bind(plan, mapping, section);
    const ids = this.binding.symbols.declarations.flatMap(({ namespace, id }) => [namespace, id]);
    const [component] = section === 'components' ? this.bound.entries.values() : [];
    const { kind } = (component ?? {}) as Partial<ComponentSpec>;
    this.signature = JSON.stringify([section, ids, kind?.value]);
  }

  /** The section with this entry alone; without it if its value has the wrong shape. */
  get bound(): BoundMap<unknown> {
    return this.binding.value as BoundMap<unknown>;
  }

  /** With the positions that count in the document of the entry. */
  placed(entry: Entry): PlacedBinding {
    const { entries } = this.bound;
    const { symbols } = this.binding;
    if (!(entry instanceof PlacedEntry)) return { entries, symbols };
    if (this.#placed?.entry !== entry) {
      this.#placed = { entry, entries: movedTo(entry, entries), symbols: movedSymbols(entry, symbols) };
    }
    return this.#placed;
  }

  check({ alone, among }: PartChecks, surroundings: Surroundings): readonly Finding[] {
    const last = this.#checked;
    if (last?.surroundings === surroundings.key) return last.findings;
    const { references } = this.binding.symbols;
    const view = viewOf(surroundings, references);
    const findings = last?.view === view.key ? last.findings : this.#check(alone, among, view, surroundings);
    this.#checked = { surroundings: surroundings.key, view: view.key, findings };
    return findings;
  }

  #check(
    alone: readonly Check[],
    among: readonly Check[],
    { spec }: View,
    { declared }: Surroundings,
  ): readonly Finding[] {
    const { references } = this.binding.symbols;
    const input = { spec: { ...spec, [this.section]: this.bound }, declared, references };
    this.#alone ??= alone.flatMap((check) => [...check(input)]);
    return [...this.#alone, ...among.flatMap((check) => [...check(input)])];
  }
}

/** A part, and the entry that it is in the document. */
export interface PlacedPart {
  readonly part: Part;
  readonly entry: Entry;
}

/** What was bound of a part, at its place in the document. */
export interface PlacedBinding {
  readonly entries: ReadonlyMap<string, unknown>;
  readonly symbols: Symbols;
}

/** By entry as it is before it is put in place: the same object as long as its text stays the same. */
const known = new Notes<Entry, Part>();

/** The part that an entry of a section is; read once for its text where that stands for itself. */
export function partOf(section: string, plan: Plan, entry: Entry): PlacedPart {
  if (!(entry instanceof PlacedEntry)) return { part: new Part(section, plan, entry), entry };
  const { loose } = entry;
  const kept = known.get(loose);
  if (kept?.section === section) return { part: kept, entry };
  const part = new Part(section, plan, loose);
  known.set(loose, part);
  return { part, entry };
}
