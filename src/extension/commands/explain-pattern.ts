import * as vscode from 'vscode';
import type { Pattern } from '../../catalog/pattern';
import { findPattern, patterns } from '../../catalog/patterns';
import { renderPatternPage } from '../../catalog/render-pattern';
import { showMarkdown } from '../pages';

/** Shows what a pattern is, when to use it and what it costs, as a rendered page. */
export async function explainPattern(id?: string): Promise<void> {
  const pattern = (id === undefined ? undefined : findPattern(id)) ?? (await pickPattern());
  if (!pattern) return;
  await showMarkdown(`${pattern.name}.md`, renderPatternPage(pattern));
}

async function pickPattern(): Promise<Pattern | undefined> {
  const byCategory = [...patterns].sort((a, b) => a.category.localeCompare(b.category) || a.name.localeCompare(b.name));
  const items = byCategory.map((pattern) => ({
    label: pattern.name,
    description: pattern.category,
    detail: pattern.summary,
    pattern,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Explain Pattern',
    placeHolder: 'A pattern or a term',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.pattern;
}
