import * as vscode from 'vscode';
import type { Layer } from '../spec/finding';

/** Red Hat's YAML extension reads the same files. What it reports, nobody needs to read twice. */
const yamlExtension = 'redhat.vscode-yaml';

const modeline = /^#\s*(?:yaml-language-server:\s*)?\$schema\s*[=:].*design-spec\.schema\.json/m;

/** The layers of findings that another extension covers in this document. */
export function layersOfOthers(document: vscode.TextDocument): ReadonlySet<Layer> {
  if (!yamlExtensionIsPresent()) return new Set();
  const validates = vscode.workspace.getConfiguration('yaml', document.uri).get<boolean>('validate', true);
  if (!validates) return new Set();
  return new Set(namesOurSchema(document) ? ['syntax', 'schema'] : ['syntax']);
}

export function yamlExtensionIsPresent(): boolean {
  return vscode.extensions.getExtension(yamlExtension) !== undefined;
}

/** Whether the file tells other tools to read it with our schema; then keys and enum values are theirs to complete. */
export function namesOurSchema(document: vscode.TextDocument): boolean {
  return modeline.test(document.getText());
}
