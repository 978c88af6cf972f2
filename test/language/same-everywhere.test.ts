import * as assert from 'node:assert/strict';
import { codeLenses } from '../../src/language/code-lenses';
import { completionsAt } from '../../src/language/completion/completions-at';
import { findDefinition } from '../../src/language/definition';
import { documentSymbols } from '../../src/language/document-symbols';
import { foldingRanges } from '../../src/language/folding';
import { highlightsAt } from '../../src/language/highlights';
import { hoverAt } from '../../src/language/hover';
import { inlayHints } from '../../src/language/inlay-hints';
import { documentLinks } from '../../src/language/links';
import { findReferences } from '../../src/language/references';
import { renameAt } from '../../src/language/rename';
import { selectionRanges } from '../../src/language/selection-ranges';
import { semanticTokens } from '../../src/language/semantic-tokens';
import { statusOf } from '../../src/language/status';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import { shop } from './cursor';

const spec = `${shop}links: ["https://example.org/shop", docs/shop.md]\n`;

/** Every feature over a whole text: what a person would see at the beginning of each word, and behind it. */
function everything(text: string, from = 0): unknown {
  const checked = checkDocument(text, { today: '2026-11-20' });
  const { document } = checked;
  const words = [...text.matchAll(/\S+/g)].filter(({ index }) => index >= from);
  const offsets = words.flatMap(({ 0: word, index }) => [index, index + word.length]);
  return {
    findings: checked.findings.map((finding) => ({ ...finding, fixes: fixesOf(finding, checked) })),
    symbols: documentSymbols(document),
    folding: foldingRanges(document),
    links: documentLinks(document),
    tokens: semanticTokens(document),
    lenses: codeLenses(checked),
    hints: inlayHints(checked),
    status: statusOf(checked),
    at: offsets.map((offset) => ({
      hover: hoverAt(checked, offset),
      completions: completionsAt(document, offset).map(({ documentation: _, ...item }) => item),
      definition: findDefinition(document, offset),
      references: findReferences(document, offset),
      highlights: highlightsAt(document, offset),
      rename: renameAt(document, offset, 'renamed'),
      selection: selectionRanges(document, offset),
    })),
  };
}

/** The same with each number that is an offset as it would be in another text. */
function moved(value: unknown, move: (offset: number) => number, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, move));
  if (typeof value === 'number') return ['start', 'end', 'offset'].includes(key) ? move(value) : value;
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner, move, name)]));
}

describe('every feature says the same', () => {
  const plain = everything(spec);

  it('with line breaks of two characters', () => {
    const text = spec.replaceAll('\n', '\r\n');
    const toPlain = (offset: number) => text.slice(0, offset).replaceAll('\r\n', '\n').length;
    assert.deepEqual(
      moved(everything(text), toPlain),
      moved(plain, (offset) => offset),
    );
  });

  it('behind characters of two code units', () => {
    const comment = '# 🛒 für 東京 🏪\n';
    const toPlain = (offset: number) => Math.max(0, offset - comment.length);
    const found = moved(everything(comment + spec, comment.length), toPlain);
    assert.deepEqual(
      found,
      moved(plain, (offset) => offset),
    );
  });

  it('with such characters in the values that are read', () => {
    const text = spec.replace('behind a circuit breaker', '🛒 behind a circuit breaker 🏪');
    const at = text.indexOf('🏪') + '🏪'.length;
    const toPlain = (offset: number) => (offset >= at ? offset - '🛒  🏪'.length : offset);
    const { findings, lenses, hints, tokens } = moved(everything(text), toPlain) as Record<string, unknown>;
    const known = moved(plain, (offset) => offset) as Record<string, unknown>;
    assert.deepEqual(
      { findings, lenses, hints, tokens },
      {
        findings: known.findings,
        lenses: known.lenses,
        hints: known.hints,
        tokens: known.tokens,
      },
    );
  });
});

describe('a tab', () => {
  it('between a key and its value changes nothing', () => {
    const text = spec.replace('kind: service', 'kind:\tservice');
    assert.deepEqual(
      moved(everything(text), (offset) => offset),
      moved(everything(spec), (offset) => offset),
    );
  });

  it('as indentation is a finding, and leaves the features at work', () => {
    const text = spec.replace('    replicas: 6', '\treplicas: 6');
    const { findings, document } = checkDocument(text);
    assert.ok(findings.some(({ rule, message }) => rule.startsWith('syntax/') && /tab/i.test(message)));
    assert.ok(documentSymbols(document).some(({ name }) => name === 'flows'));
    const offset = text.indexOf('call: api') + 'call: '.length;
    assert.ok(completionsAt(document, offset).some(({ label }) => label === 'db'));
  });
});
