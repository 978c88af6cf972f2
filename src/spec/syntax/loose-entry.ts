import { isMap } from 'yaml';
import type { Finding } from '../finding';
import { MappingBuilder } from './build-mapping';
import { Converter } from './convert';
import { defaultLimits } from './limits';
import type { Entry } from './node';
import type { Chunk } from './read-chunk';

/** The one entry of a piece that refers to nothing outside of it, and so is the same wherever the piece stands. */
export interface LooseEntry {
  /** Offsets here and below count from the start of the piece. */
  readonly entry: Entry;
  /** Behind the entry. */
  readonly end: number;
  readonly findings: readonly Finding[];
  readonly nodes: number;
  /** Levels of nesting. */
  readonly height: number;
}

/** Undefined for a piece with anchors, aliases or anything but one entry: what that means depends on the rest. */
export function looseEntry(chunk: Chunk, text: string): LooseEntry | undefined {
  const { contents } = chunk;
  if (!isMap(contents) || contents.flow === true || contents.items.length !== 1) return undefined;
  const converter = new Converter(text, defaultLimits);
  converter.enter(chunk, 0);
  const builder = new MappingBuilder(converter.report);
  const end = converter.entries(contents, builder);
  const entry = builder.last;
  if (entry === undefined || converter.usesNames || !converter.complete) return undefined;
  return { entry, end, findings: converter.findings, nodes: converter.nodes, height: converter.height };
}
