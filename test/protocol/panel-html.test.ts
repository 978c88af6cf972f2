import * as assert from 'node:assert/strict';
import { panelHtml } from '../../src/protocol/panel-html';

const resources = {
  nonce: 'bm9uY2U=',
  cspSource: 'https://*.vscode-cdn.net',
  scriptUri: 'https://file.vscode-cdn.net/panel.js?a=1&b=2',
  styleUri: 'https://file.vscode-cdn.net/panel.css',
};

describe('panelHtml', () => {
  it('allows the script with the nonce, the styles of the extension, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(panelHtml(resources))?.[1];
    assert.equal(
      policy?.replaceAll('&#39;', "'"),
      "default-src 'none'; style-src https://*.vscode-cdn.net; script-src 'nonce-bm9uY2U='",
    );
  });

  it('escapes what it is given', () => {
    const html = panelHtml({ ...resources, styleUri: 'x"><script>alert(1)</script>' });
    assert.match(html, /src="https:\/\/file\.vscode-cdn\.net\/panel\.js\?a=1&amp;b=2"/);
    assert.equal(html.match(/<script/g)?.length, 1);
  });

  it('has no inline style and no inline script', () => {
    assert.doesNotMatch(panelHtml(resources), / style=|<style|<script(?![^>]* src=)/);
  });
});
