import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Frame, type Locator, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../../scripts/host/chromium.mjs';
import { type CodeServer, startCodeServer } from '../../scripts/host/code-server.mjs';
import { packageExtension } from '../../scripts/host/package-extension.mjs';
import { loadAsWebExtension } from './web-extension';

/** Where `Workbench.screenshot` puts its pictures. */
export const screenshotFolder = path.resolve('dist/screenshots');

/** The four kinds of colour theme, by the name of the editor's own theme of that kind. */
export const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast-dark': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export type ThemeKind = keyof typeof themes;

/** What a workbench is opened on. */
export interface WorkbenchOptions {
  /** Copied first, so that a test may edit the files. */
  readonly folder: string;
  /** A workspace file in the folder to open instead of it. */
  readonly workspace?: string;
  /** Dark unless told. */
  readonly theme?: ThemeKind;
  /** Workspace settings, over the quiet ones that every workbench gets. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Runs the extension in a web worker, as in a browser without a server. */
  readonly web?: boolean;
  /** Opens the folder untrusted, in Restricted Mode. */
  readonly restricted?: boolean;
}

const servers = new Map<boolean, Promise<CodeServer>>();
let browser: Promise<Browser> | undefined;
const openWorkbenches = new Set<Workbench>();

/** What VS Code adds to the window of a server that was started with `--enable-smoke-test-driver`. */
interface SmokeTestWindow {
  readonly driver: { whenWorkbenchRestored(): Promise<void> };
}

/** Opens a real VS Code, with the packaged extension installed, in a browser page of 1440 × 900. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const server = await serverFor(options.restricted ?? false);
  const scratch = await mkdtemp(path.join(tmpdir(), 'headroom-workbench-'));
  const folder = path.join(scratch, path.basename(options.folder));
  await cp(options.folder, folder, { recursive: true });
  await writeSettings(folder, { 'workbench.colorTheme': themes[options.theme ?? 'dark'], ...options.settings });
  const page = await newPage();
  if (options.web) await loadAsWebExtension(page);
  return showWorkbench(page, server.workbenchUrl(path.join(folder, options.workspace ?? '')), { folder, scratch });
}

/** Opens a window of a server that runs already. */
export async function openAddress(address: string): Promise<Workbench> {
  return showWorkbench(await newPage(), address, { folder: '', scratch: undefined });
}

async function newPage(): Promise<Page> {
  browser ??= chromiumLaunchOptions().then((launchOptions) => chromium.launch(launchOptions));
  return (await browser).newPage({ viewport: { width: 1440, height: 900 } });
}

async function showWorkbench(
  page: Page,
  address: string,
  { folder, scratch }: { folder: string; scratch: string | undefined },
): Promise<Workbench> {
  const workbench = new Workbench(page, folder, scratch);
  openWorkbenches.add(workbench);
  const files = page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first();
  await page.goto(address);
  // A window may come up without the folders of a workspace file; another one has them.
  await files.waitFor({ timeout: 30_000 }).catch(() => page.reload());
  await files.waitFor({ timeout: 60_000 });
  await page.evaluate(() => (window as unknown as SmokeTestWindow).driver.whenWorkbenchRestored());
  return workbench;
}

/** Trust is an option of the server; each kind is started when it is first asked for. */
function serverFor(restricted: boolean): Promise<CodeServer> {
  const server =
    servers.get(restricted) ?? packageExtension().then((file) => startCodeServer({ vsix: [file], restricted }));
  servers.set(restricted, server);
  return server;
}

/** Takes a picture of every open window; what a failed test leaves for its reader. */
export async function screenshotAll(name: string): Promise<void> {
  let index = 0;
  for (const workbench of openWorkbenches) await workbench.screenshot(`${name}-${index++}`);
}

/** Stops the server and the browser that `openWorkbench` started. */
export async function closeSession(): Promise<void> {
  await (await browser?.catch(() => undefined))?.close();
  for (const server of servers.values()) await (await server.catch(() => undefined))?.stop();
  browser = undefined;
  servers.clear();
}

async function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}

/** A VS Code window, driven from the outside as a person would. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The copy of the folder that the window is open on. */
    readonly folder: string,
    private readonly scratch: string | undefined,
  ) {}

  /** Opens a file of the folder, with the cursor at the 1-based line if one is given. */
  async openFile(relativePath: string, line?: number): Promise<void> {
    const name = path.basename(relativePath);
    const location = path.join(this.folder, relativePath) + (line === undefined ? '' : `:${line}`);
    await this.page.keyboard.press('Control+P');
    await this.quickInput().fill(location);
    await this.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name }).first().click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    // A second colour is there when the grammar has been loaded; until then the file is drawn plain.
    await this.editor().locator('.view-line span[class*="mtk"]:not(.mtk1)').first().waitFor();
  }

  /** Runs a command by its title in the palette, such as `Headroom: Open Analysis`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput().fill(`>${title}`);
    const row = this.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: title }).first();
    await row.waitFor();
    await row.click();
  }

  /** The input of the quick pick, the palette or an input box, whichever is open. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input.input');
  }

  /** The text editor of the active group. */
  editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** The visible lines that contain the text; tokens are separate elements, so a whole line is the unit. */
  line(text: string): Locator {
    return this.page.locator('.editor-instance .view-line').filter({ hasText: text });
  }

  /** Moves the mouse over a text of the visible editor and gives the hover that appears and says something. */
  async hoverText(text: string, saying = ''): Promise<Locator> {
    const { x, y, width, height } = await this.textBox(text);
    const visible = this.page.locator('.monaco-hover:visible').filter({ has: this.page.locator('.hover-row') });
    const hover = visible.filter({ hasText: saying });
    const deadline = Date.now() + 20_000;
    // The editor asks only when the mouse moves, and not again for an answer that was empty or came before a finding.
    while ((await hover.count()) === 0) {
      if (Date.now() > deadline) throw new Error(`No hover over ${text}`);
      await this.page.mouse.move(x + width / 2, y + height * 3);
      await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
      await hover
        .first()
        .waitFor({ timeout: 1_500 })
        .catch(() => undefined);
    }
    return hover.first();
  }

  /** Puts the cursor right behind a text of the visible editor. */
  async clickBehind(text: string): Promise<void> {
    const box = await this.textBox(text);
    await this.page.mouse.click(box.x + box.width - 1, box.y + box.height / 2);
  }

  /** The rows of the Problems view, which it opens: findings and the files they are in, one text each. */
  async problems(): Promise<Locator> {
    await this.runCommand('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /** Asks for completions at the cursor and gives the rows of the list. */
  async suggestions(): Promise<Locator> {
    await this.page.keyboard.press('Control+Space');
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /** Asks for the actions at the cursor and gives the rows of the list: quick fixes and refactorings. */
  async codeActions(): Promise<Locator> {
    await this.page.keyboard.press('Control+.');
    const rows = this.page.locator('.action-widget .monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /** Where a text is on the screen; the editor draws spaces as U+00A0. */
  private textBox(text: string): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.line(text)
      .first()
      .evaluate((line, wanted) => {
        const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
        const range = document.createRange();
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let offset = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.nodeValue?.length ?? 0;
          const contains = (position: number) => position >= offset && position <= offset + length;
          if (contains(start)) range.setStart(node, start - offset);
          if (contains(start + wanted.length)) {
            range.setEnd(node, start + wanted.length - offset);
            break;
          }
          offset += length;
        }
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }, text);
  }

  /** The inner frame of the webview whose document contains `selector`. */
  async webview(selector: string, timeout = 20_000): Promise<Frame> {
    const deadline = Date.now() + timeout;
    for (;;) {
      for (const frame of this.page.frames()) {
        if (
          await frame
            .locator(selector)
            .count()
            .catch(() => 0)
        )
          return frame;
      }
      if (Date.now() > deadline) throw new Error(`No webview has ${selector}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** A file of the folder as it is on disk. */
  readFile(relativePath: string): Promise<string> {
    return readFile(path.join(this.folder, relativePath), 'utf8');
  }

  /** Takes a picture of the window and gives its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(screenshotFolder, `${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled' });
    return file;
  }

  async close(): Promise<void> {
    openWorkbenches.delete(this);
    await this.page.close();
    if (this.scratch) await rm(this.scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
