import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('extension', () => {
  it('activates', async () => {
    const extension = vscode.extensions.getExtension('headroom.headroom');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
