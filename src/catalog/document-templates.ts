import files from '../../snippets/design-doc.code-snippets?raw';

/** A whole document, or a section of one, to insert into Markdown. */
export interface DocumentTemplate {
  /** The snippet's prefix without `hr-`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** In snippet syntax, with placeholders to step through. */
  readonly snippet: string;
  /** With the placeholders' defaults, for hosts without snippets. */
  readonly text: string;
  /** A document of its own rather than a section. */
  readonly whole: boolean;
}

/** A snippet as the editor's snippet files hold it. */
interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(files['design-doc'] ?? '{}') as Record<string, Snippet>;

/** The document snippets, as templates that commands can offer: the editor shows no snippets unasked in Markdown. */
export const documentTemplates: readonly DocumentTemplate[] = Object.entries(snippets).map(
  ([title, { prefix, description, body }]) => {
    const snippet = body.join('\n');
    const text = expandSnippet(snippet);
    return { id: prefix.replace(/^hr-/, ''), title, description, snippet, text, whole: text.startsWith('# ') };
  },
);

/** The template with this id. */
export function findDocumentTemplate(id: string): DocumentTemplate | undefined {
  return documentTemplates.find((template) => template.id === id);
}

/** The text of a snippet when every placeholder keeps its default. */
export function expandSnippet(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([$}\\])/g, '$1');
}
