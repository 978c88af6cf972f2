import type { SyntaxNode } from './node';

/** The document as plain JavaScript values, as a JSON schema validator wants it. Later duplicates of a key win. */
export function plainValue(node: SyntaxNode): unknown {
  switch (node.type) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map(plainValue);
    case 'mapping': {
      const result: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries) result[key.text] = plainValue(value);
      return result;
    }
  }
}
