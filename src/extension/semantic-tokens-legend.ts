import * as vscode from 'vscode';

/**
 * Types and modifiers that the providers are registered with. Written out here, since the shell loads nothing of the
 * language; a test holds it equal to what the language layer emits.
 */
export const tokenTypes = [
  'class',
  'function',
  'struct',
  'namespace',
  'event',
  'interface',
  'decorator',
  'enumMember',
  'number',
] as const;

export const semanticTokensLegend = new vscode.SemanticTokensLegend([...tokenTypes], ['declaration']);
