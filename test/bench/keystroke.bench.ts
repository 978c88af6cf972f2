import { DocumentChecker } from '../../src/rules/document-checker';
import { designDocument, startYamlLanguageServer } from '../schemas/yaml-language-server';
import { benchmark } from './benchmark';
import { generateSpec } from './generate-spec';
import { percentile, processorTime } from './processor-time';
import { typingIn } from './typing';

// Both see the same texts, one after the other so that neither clears away what the other has left. What is remembered
// helps as far as it would an author: no text comes twice, but most of each is that of the one before. All of the analysis
// is asked for in pauses only, as in the editor.
benchmark('A keystroke: findings of the text, then everything, against schema by yaml-language-server', async () => {
  const service = startYamlLanguageServer();
  for (const [components, flows] of [
    [30, 8],
    [95, 28],
    [1025, 255],
  ] as const) {
    const text = generateSpec(components, flows);
    const checker = new DocumentChecker();
    const times: Record<'early' | 'all' | 'theirs', number[]> = { early: [], all: [], theirs: [] };
    void checker.check(text).findings;
    await service.doValidation(designDocument(text), false);
    for (const { text: version } of typingIn(text))
      times.theirs.push(await processorTime(() => service.doValidation(designDocument(version), false)));
    for (const { text: version, pause } of typingIn(text)) {
      times.early.push(await processorTime(() => checker.check(version).earlyFindings));
      if (pause) times.all.push(await processorTime(() => checker.check(version).findings));
    }
    console.log(`${text.split('\n').length - 1} lines, ${times.theirs.length} keystrokes (p50 / p95)`);
    print('yaml-language-server, schema', times.theirs, times.theirs);
    print('findings of the text', times.early, times.theirs);
    print('everything', times.all, times.theirs);
  }
});

function print(name: string, times: readonly number[], theirs: readonly number[]): void {
  const columns = [0.5, 0.95].map((share) => {
    const time = percentile(times, share);
    return `${time.toFixed(2)} ms (1/${(percentile(theirs, share) / time).toFixed(1)})`;
  });
  console.log(`  ${name}: ${columns.join('  ')}`);
}
