const vscode = require('vscode');

/** Shows what a newcomer should see first: an example with its analysis beside it. */
exports.activate = async () => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) return;
  const example = vscode.Uri.joinPath(folder.uri, 'url-shortener.design.yaml');
  await vscode.window.showTextDocument(example, { preview: false });
  await vscode.commands.executeCommand('headroom.openAnalysis');
};
