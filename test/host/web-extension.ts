import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Where the window finds the extension: on its own origin, as its policy allows no other without TLS. */
const location = '/headroom-web-extension';

/**
 * Makes the next page of the workbench load the extension as a web page would (vscode.dev): its `browser` entry in a
 * web worker, without Node and without a file system. It goes before the one that is installed on the server.
 */
export async function loadAsWebExtension(page: Page): Promise<void> {
  await page.context().route(
    ({ pathname }) => pathname.startsWith(`${location}/`),
    async (route) => {
      const file = path.join('.', new URL(route.request().url()).pathname.slice(location.length));
      const body = await readFile(file).catch(() => undefined);
      const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      const headers = { 'Access-Control-Allow-Origin': '*' };
      await route.fulfill(body ? { body, contentType, headers } : { status: 404 });
    },
  );
  await page.route(
    ({ pathname }) => pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const { host } = new URL(route.request().url());
      await route.fulfill({ response, body: withWebExtension(await response.text(), host) });
    },
  );
}

/** The workbench reads its options from an attribute of its page. */
function withWebExtension(html: string, authority: string): string {
  return html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/, (_, start, escaped) => {
    const settings = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    const extension = { scheme: 'http', authority, path: location };
    settings.developmentOptions = { ...settings.developmentOptions, extensions: [extension] };
    return start + JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  });
}
