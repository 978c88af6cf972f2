import type { Blueprint } from './blueprints';
import { findDocumentTemplate } from './document-templates';

/** A design doc that holds the spec of a blueprint and computed sections for its results. */
export function renderDesignDoc({ title, summary, text }: Pick<Blueprint, 'title' | 'summary' | 'text'>): string {
  const document = findDocumentTemplate('doc')?.text ?? '';
  return document
    .replace(/^# .*$/m, () => `# ${title}`)
    .replace(/(^## Summary\n\n).*$/m, (_, heading: string) => `${heading}${summary}`)
    .replace(/^```yaml headroom\n[\s\S]*?^```$/m, () => `\`\`\`yaml headroom\n${text.trimEnd()}\n\`\`\``);
}
