/** Escapes what Markdown or HTML would act on, outside of `code spans`, which stay as they are. */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>|~#&]/g, '\\$&')))
    .join('');
}
