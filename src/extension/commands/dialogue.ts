import type * as vscode from 'vscode';

/**
 * Questions that follow one another. An input stays until the next one shows, so that no key that is pressed in between
 * gets into the text of an editor.
 */
export class Dialogue {
  #shown: vscode.QuickInput | undefined;

  /** Whether the person accepts; false where the input is left. */
  ask(input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox, isValid = () => true): Promise<boolean> {
    const last = this.#shown;
    this.#shown = input;
    return new Promise((resolve) => {
      input.onDidAccept(() => {
        if (isValid()) resolve(true);
      });
      input.onDidHide(() => resolve(false));
      input.show();
      last?.dispose();
    });
  }

  dispose(): void {
    this.#shown?.dispose();
  }
}
