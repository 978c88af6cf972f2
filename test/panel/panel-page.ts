import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../../scripts/host/chromium.mjs';
import type { FromPanel, ToPanel } from '../../src/protocol/messages';
import { panelHtml } from '../../src/protocol/panel-html';
import { defaultStyles, themes } from './themes.json';

export type ThemeKind = keyof typeof themes;

export const themeKinds = Object.keys(themes) as ThemeKind[];

/** What a colour theme sets in a webview; themes.json has those of the editor's own themes, as read in VS Code. */
interface Theme {
  readonly bodyClasses: readonly string[];
  readonly data: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** How the page is opened. */
export interface PanelOptions {
  /** Dark unless told. */
  readonly theme?: ThemeKind;
  /** CSS pixels; 900 × 1200 unless told. */
  readonly size?: { readonly width: number; readonly height: number };
  /** What `getState` gives, as after a reload of the window. */
  readonly state?: unknown;
  readonly reducedMotion?: boolean;
}

/** A breach of the page's Content Security Policy. */
export interface PolicyViolation {
  readonly directive: string;
  readonly blocked: string;
}

/** What stands in the page for the editor. */
interface StubWindow extends Window {
  headroomTest: {
    messages: FromPanel[];
    state: unknown;
    violations: PolicyViolation[];
    applyTheme(theme: Theme): void;
  };
  acquireVsCodeApi?: () => unknown;
}

let session: Promise<{ server: Server; browser: Browser; origin: string }> | undefined;

/** Opens the built panel in a real browser, as VS Code would: same page, policy, default styles, classes and colours. */
export async function openPanel(options: PanelOptions = {}): Promise<PanelPage> {
  session ??= startSession();
  const { browser, origin } = await session;
  const page = await browser.newPage({
    viewport: options.size ?? { width: 900, height: 1200 },
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(installEditor, { state: options.state, theme: themes[options.theme ?? 'dark'] });
  await page.goto(`${origin}/`);
  return new PanelPage(page, errors);
}

/** Stops the server and the browser that `openPanel` started. */
export async function closeSession(): Promise<void> {
  const { browser, server } = (await session?.catch(() => undefined)) ?? {};
  await browser?.close();
  server?.close();
  session = undefined;
}

/** The panel in a browser page. */
export class PanelPage {
  constructor(
    readonly page: Page,
    /** Uncaught errors, and errors on the console. */
    readonly errors: readonly string[],
  ) {}

  /** Sends a message as the extension would. */
  async post(message: ToPanel): Promise<void> {
    await this.page.evaluate((data) => window.postMessage(data, '*'), message);
    // Messages are tasks of their own, and drawing follows in a frame.
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** All messages that the panel has sent so far. */
  messages(): Promise<FromPanel[]> {
    return this.page.evaluate(() => (window as unknown as StubWindow).headroomTest.messages);
  }

  /** The first message of a type, once it has been sent. */
  async message<T extends FromPanel['type']>(type: T): Promise<Extract<FromPanel, { type: T }>> {
    const handle = await this.page.waitForFunction(
      (wanted) => (window as unknown as StubWindow).headroomTest.messages.find((message) => message.type === wanted),
      type,
      { timeout: 10_000 },
    );
    return (await handle.jsonValue()) as Extract<FromPanel, { type: T }>;
  }

  /** What the panel last handed to `setState`. */
  state(): Promise<unknown> {
    return this.page.evaluate(() => (window as unknown as StubWindow).headroomTest.state);
  }

  violations(): Promise<PolicyViolation[]> {
    return this.page.evaluate(() => (window as unknown as StubWindow).headroomTest.violations);
  }

  /** Changes the colour theme as the editor does: classes and variables, without a reload. */
  async setTheme(kind: ThemeKind): Promise<void> {
    await this.page.evaluate(
      (theme) => (window as unknown as StubWindow).headroomTest.applyTheme(theme),
      themes[kind] as Theme,
    );
  }

  /** Takes a picture of the whole page and gives its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.resolve('dist', 'screenshots', `panel-${name}.png`);
    await this.page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
    return file;
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

async function startSession() {
  const server = createServer(async (request, response) => {
    const file = { '/panel.js': 'text/javascript', '/panel.css': 'text/css' }[request.url ?? ''];
    if (request.url === '/') {
      response.setHeader('Content-Type', 'text/html').end(page(originOf(server)));
    } else if (file) {
      response.setHeader('Content-Type', file).end(await readFile(path.join('dist', 'panel', request.url ?? '')));
    } else {
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { server, browser: await chromium.launch(await chromiumLaunchOptions()), origin: originOf(server) };
}

function originOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** The editor puts its default styles before the policy of the page, which therefore does not stop them. */
function page(origin: string): string {
  const html = panelHtml({
    nonce: 'dGhlIG5vbmNlIG9mIGEgdGVzdA==',
    cspSource: origin,
    scriptUri: `${origin}/panel.js`,
    styleUri: `${origin}/panel.css`,
  });
  return html.replace('<head>', `<head><style>${defaultStyles}</style>`);
}

/** Runs in the page before its own scripts. */
function installEditor({ state, theme }: { state: unknown; theme: Theme }): void {
  const self = window as unknown as StubWindow;
  const applyTheme = ({ bodyClasses, data, variables }: Theme) => {
    const { classList, dataset } = document.body;
    classList.remove(...[...classList].filter((name) => name.startsWith('vscode-')));
    classList.add(...bodyClasses);
    Object.assign(dataset, data);
    const { style } = document.documentElement;
    for (const name of [...style]) style.removeProperty(name);
    for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
    // In the editor the frame is transparent, and this is what shows through.
    style.setProperty('background-color', 'var(--vscode-editor-background)');
  };
  self.headroomTest = { messages: [], state, violations: [], applyTheme };
  let acquired = false;
  self.acquireVsCodeApi = () => {
    if (acquired) throw new Error('An instance of the VS Code API has already been acquired');
    acquired = true;
    return {
      postMessage: (message: FromPanel) => self.headroomTest.messages.push(structuredClone(message)),
      getState: () => self.headroomTest.state,
      setState: (value: unknown) => {
        self.headroomTest.state = structuredClone(value);
        return value;
      },
    };
  };
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    self.headroomTest.violations.push({ directive: violatedDirective, blocked: blockedURI });
  });
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    applyTheme(theme);
  });
  observer.observe(document, { childList: true, subtree: true });
}
