import type * as vscode from 'vscode';
import { type Api, activateWith } from './activate';

/** Entry point of desktop and remote hosts. */
export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(context, () => import('./core'));
}
