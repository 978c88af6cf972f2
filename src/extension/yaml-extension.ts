import * as vscode from 'vscode';
import type { OtherYaml } from '../language/yaml-coexistence';

/** Red Hat's YAML extension reads the same files. What it says, nobody needs to read twice. */
const yamlExtension = 'redhat.vscode-yaml';

/** What that extension does in a document; Markdown is none of its business. */
export function otherYaml({ languageId, uri }: vscode.TextDocument): OtherYaml {
  const present = languageId === 'yaml' && vscode.extensions.getExtension(yamlExtension) !== undefined;
  return { present, validates: vscode.workspace.getConfiguration('yaml', uri).get<boolean>('validate', true) };
}
