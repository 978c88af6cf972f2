import type { Dimension } from '../quantity/quantity';
import type { SyntaxNode } from '../spec/syntax/node';
import { nodeAtPath } from '../spec/syntax/path';
import type { Analysis } from './analyse';
import { completeResults } from './complete-results';
import type { Derivation, DerivationInput } from './derivation';
import { numberDimension } from './number-dimension';
import { reportNumber } from './report-numbers';

/** What is said of a number beside its path and value, which the report has. */
export type Account = Omit<Derivation, 'path' | 'value'>;

/** Explains the fields of one part of a report; undefined for fields that are not of its kind. */
export type Explain = (asked: Inquiry) => Account | undefined;

/** Somebody asks how a number came about: what answers are made of. */
export class Inquiry {
  readonly analysis: Analysis;
  /** In the report: `components.db.utilization.peak`. */
  readonly path: string;
  /** `components` */
  readonly section: string;
  /** `db` */
  readonly id: string;
  /** `utilization.peak` */
  readonly field: string;
  readonly #root: SyntaxNode | undefined;

  /** @param root of the document; without it every value is taken to be written but for the assumptions */
  constructor(analysis: Analysis, path: string, root?: SyntaxNode) {
    const [section = '', id = '', ...rest] = path.split('.');
    this.analysis = analysis;
    this.path = path;
    this.section = section;
    this.id = id;
    this.field = rest.join('.');
    this.#root = root;
  }

  /** Of the same document. */
  about(path: string): Inquiry {
    return new Inquiry(this.analysis, path, this.#root);
  }

  /** A number of the report; undefined where it has none. */
  number(path: string): number | undefined {
    const { analysis } = this;
    return reportNumber(/^scenarios\.|\.survivors\./.test(path) ? completeResults(analysis) : analysis.results, path);
  }

  /** An input that is another number of the report; none if the report does not have it. */
  reported(name: string, path: string, dimension: Dimension = numberDimension(path)): DerivationInput[] {
    const value = this.number(path);
    return value === undefined ? [] : [{ name, value, dimension, path }];
  }

  /** An input that the document gives at the first of the paths that it has, or else an assumption. */
  given(name: string, value: number | undefined, dimension: Dimension, ...paths: readonly string[]): DerivationInput[] {
    if (value === undefined) return [];
    const path = this.#first(paths, (at) => this.#written(at)) ?? this.#first(paths, (at) => this.#assumption(at));
    return [{ name, value, dimension, ...(path === undefined ? {} : { path }) }];
  }

  /** The input with a path that leads to something: a number of the report, a value in the document, an assumption. */
  settled(input: DerivationInput): DerivationInput {
    const { path: at, ...rest } = input;
    if (at === undefined) return input;
    const isReported = at !== this.path && this.number(at) !== undefined;
    const path = isReported ? at : (this.#written(at) ?? this.#assumption(at));
    return path === undefined ? rest : { ...rest, path };
  }

  /** What the author wrote at a path, if that is one value. */
  textAt(path: string): string | undefined {
    const at = this.#root && this.#written(path);
    const node = at === undefined ? undefined : nodeAtPath(this.#root, at);
    return node?.type === 'scalar' ? node.text : undefined;
  }

  #first(paths: readonly string[], find: (path: string) => string | undefined): string | undefined {
    for (const path of paths) {
      const found = find(path);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `flows.pay.rate` stands for `flows.pay.rate.mean` where the short form is used. */
  #written(path: string): string | undefined {
    if (this.#root === undefined) return this.#assumption(path) === undefined ? path : undefined;
    if (nodeAtPath(this.#root, path)) return path;
    const above = path.slice(0, path.lastIndexOf('.'));
    return above.includes('.') && nodeAtPath(this.#root, above)?.type === 'scalar' ? above : undefined;
  }

  #assumption(path: string): string | undefined {
    const found = this.analysis.model.assumptions.some((one) => one.path === path && typeof one.value === 'number');
    return found ? `assumptions.${path}` : undefined;
  }
}
