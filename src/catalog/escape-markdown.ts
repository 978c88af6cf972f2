/**
 * Escapes what Markdown or HTML would act on, outside of `code spans`, which stay as they are; an underscore inside of a
 * word does nothing.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[\\`*[\]<>|~#&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&'),
    )
    .join('');
}
