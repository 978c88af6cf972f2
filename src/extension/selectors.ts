import type * as vscode from 'vscode';
import { configName } from '../rules/config/config-name';

/**
 * Where specs are looked at: files, new documents, and the file systems of virtual workspaces. Never a bare language:
 * that would also match the read-only left side of a diff (`git:`).
 */
export const schemes = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-test-web',
  'memfs',
  'github',
] as const;

export const yamlSelector: vscode.DocumentSelector = schemes.map((scheme) => ({ language: 'yaml', scheme }));
export const markdownSelector: vscode.DocumentSelector = schemes.map((scheme) => ({ language: 'markdown', scheme }));
export const selector: vscode.DocumentSelector = [...(yamlSelector as []), ...(markdownSelector as [])];

/** Whether a document may hold a spec; a cheap test before anything is loaded for it. */
export function mayHoldSpec({ languageId, uri }: vscode.TextDocument): boolean {
  return (languageId === 'yaml' || languageId === 'markdown') && (schemes as readonly string[]).includes(uri.scheme);
}

/** Whether a file is the configuration of a workspace. */
export function isConfigFile({ path }: vscode.Uri): boolean {
  return path.endsWith(`/${configName}`);
}
