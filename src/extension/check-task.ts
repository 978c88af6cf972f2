import * as vscode from 'vscode';

/** What a task says in `tasks.json`, as the manifest describes it. */
export interface CheckTaskDefinition extends vscode.TaskDefinition {
  /** Name of the workspace folder, where there are several; default: that of the `tasks.json`, or the first. */
  readonly folder?: string;
  /** Globs below the workspace folder; default: files with the conventional name. */
  readonly files?: readonly string[];
  /** From which severity on the task fails; default: error. */
  readonly failOn?: 'error' | 'warning' | 'never';
}

export const checkTaskType = 'headroom';

/**
 * Checks the specs of a folder as the command line does, for `tasks.json` and what builds on it. It runs inside the
 * extension, so that it needs no program and works on every file system and in a browser.
 *
 * @param open makes the terminal in which the check runs
 */
export function checkTaskProvider(
  open: (folder: vscode.WorkspaceFolder, definition: CheckTaskDefinition) => Promise<vscode.Pseudoterminal>,
): vscode.TaskProvider {
  const taskOf = (definition: CheckTaskDefinition, folder: vscode.WorkspaceFolder, name: string) => {
    const execution = new vscode.CustomExecution(async (resolved) => open(folder, resolved as CheckTaskDefinition));
    const task = new vscode.Task(definition, folder, name, 'headroom', execution, '$headroom');
    // What it finds is in the problems; the terminal is there for whoever looks for it.
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true, showReuseMessage: false };
    return task;
  };
  return {
    provideTasks: () => {
      const folders = vscode.workspace.workspaceFolders ?? [];
      // The editor tells tasks apart by their definitions alone.
      const definitionOf = ({ name }: vscode.WorkspaceFolder) =>
        folders.length > 1 ? { type: checkTaskType, folder: name } : { type: checkTaskType };
      return folders.map((folder) => taskOf(definitionOf(folder), folder, 'check'));
    },
    resolveTask: ({ definition, scope, name }) => {
      const own = typeof scope === 'object' ? scope : folderOf(definition as CheckTaskDefinition);
      // It has to be the very definition, not a copy.
      return own && taskOf(definition as CheckTaskDefinition, own, name);
    },
  };
}

function folderOf({ folder }: CheckTaskDefinition): vscode.WorkspaceFolder | undefined {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  return others.find(({ name }) => name === folder) ?? first;
}
