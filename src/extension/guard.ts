import * as vscode from 'vscode';

let channel: vscode.LogOutputChannel | undefined;

/** The one log of the extension; created on first use. */
export function log(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel('Headroom', { log: true });
  return channel;
}

/** Runs one feature so that its failure is logged and concerns nothing else. */
export async function guard<T>(feature: string, run: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    log().error(`${feature} failed`, error instanceof Error ? error : String(error));
    return undefined;
  }
}
