import { DocumentChecker } from '../../src/rules/document-checker';
import { designDocument, startYamlLanguageServer } from '../schemas/yaml-language-server';
import { benchmark } from './benchmark';
import { generateSpec } from './generate-spec';
import { percentile, processorTime } from './processor-time';
import { typingIn } from './typing';

/** In the first ones the engine compiles, which it does beside the typing, yet the processor's time contains it. */
const warmUpRounds = 10;
/** The same typing in texts of other quantities: the median of a keystroke is free of what happens to come between. */
const rounds = 5;

type Service = ReturnType<typeof startYamlLanguageServer>;

/** Milliseconds by keystroke. */
type Times = Record<'early' | 'all' | 'theirs', number[]>;

// Both see the same texts, one after the other so that neither clears away what the other has left. What is remembered
// helps as far as it would an author: no text comes twice, but most of each is that of the one before. All of the analysis
// is asked for in pauses only, as in the editor. Both are warm, as after the first minutes with an editor.
benchmark('A keystroke: findings of the text, then everything, against schema by yaml-language-server', async () => {
  const service = startYamlLanguageServer();
  await timesOf(generateSpec(30, 8), warmUpRounds, service);
  for (const [components, flows] of [
    [30, 8],
    [95, 28],
    [1025, 255],
  ] as const) {
    const text = generateSpec(components, flows);
    const { early, all, theirs } = await timesOf(text, rounds, service);
    console.log(`${text.split('\n').length - 1} lines, ${theirs.length} keystrokes (p50 / p95)`);
    print('yaml-language-server, schema', theirs, theirs);
    print('findings of the text', early, theirs);
    print('everything', all, theirs);
  }
});

/** What each keystroke takes while somebody types in a text: the median of some rounds. */
async function timesOf(text: string, count: number, service: Service): Promise<Times> {
  const measured: Times[] = [];
  for (let round = 1; round <= count; round++) measured.push(await roundOf(otherQuantities(text, round), service));
  const median = (name: keyof Times) =>
    (measured[0]?.[name] ?? []).map((_, index) =>
      percentile(
        measured.map((times) => times[name][index] ?? Number.NaN),
        0.5,
      ),
    );
  return { early: median('early'), all: median('all'), theirs: median('theirs') };
}

async function roundOf(text: string, service: Service): Promise<Times> {
  const times: Times = { early: [], all: [], theirs: [] };
  await service.doValidation(designDocument(text), false);
  for (const { text: version } of typingIn(text))
    times.theirs.push(await processorTime(() => service.doValidation(designDocument(version), false)));
  const checker = new DocumentChecker();
  void checker.check(text).findings;
  for (const { text: version, pause } of typingIn(text)) {
    times.early.push(await processorTime(() => checker.check(version).earlyFindings));
    if (pause) times.all.push(await processorTime(() => checker.check(version).findings));
  }
  return times;
}

/** Pieces of it are not those of the same text in another round. */
function otherQuantities(text: string, round: number): string {
  return text.replace(/(\d+)(ms|s|min|h|d|TB|B)\b/g, `$1.0${round}$2`);
}

function print(name: string, times: readonly number[], theirs: readonly number[]): void {
  const columns = [0.5, 0.95].map((share) => {
    const time = percentile(times, share);
    return `${time.toFixed(2)} ms (1/${(percentile(theirs, share) / time).toFixed(1)})`;
  });
  console.log(`  ${name}: ${columns.join('  ')}`);
}
