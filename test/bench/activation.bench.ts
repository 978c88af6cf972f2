import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { closeSession, openWorkbench } from '../host/driver';
import { benchmark } from './benchmark';

/** The editor's own extensions that a document of ours is opened beside. */
const peers = [
  'JSON Language Features',
  'Markdown Language Features',
  'Markdown Math',
  'Emmet',
  'Merge Conflict',
  'Git',
];

/**
 * What the editor itself reports under "Developer: Show Running Extensions": loading plus `activate()`, in a real window,
 * with a spec, a JSON and a Markdown file open.
 */
benchmark('activation in a real editor', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-activation-'));
  try {
    await writeFile(path.join(folder, 'a.design.yaml'), 'headroom: 1\ntitle: a\n');
    await writeFile(path.join(folder, 'b.json'), '{"b": 1}\n');
    await writeFile(path.join(folder, 'c.md'), '# C\n');
    const workbench = await openWorkbench({ folder });
    for (const file of ['a.design.yaml', 'b.json', 'c.md']) await workbench.openFile(file);
    await workbench.runCommand('Developer: Show Running Extensions');
    const times = await activationTimes(workbench.page.locator('.runtime-extensions-editor .monaco-list-row'));
    const own = times.get('Headroom: System Design Specs');
    if (own === undefined) throw new Error(`Headroom is not among ${[...times.keys()].join(', ')}`);
    console.log(`Headroom: ${own} ms`);
    for (const [name, time] of times) {
      if (peers.includes(name)) console.log(`${name}: ${time} ms / ${own} ms = ${(time / own).toPrecision(3)}`);
    }
    await workbench.close();
  } finally {
    await closeSession();
    await rm(folder, { recursive: true, force: true });
  }
});

/** By name; the list draws only the rows that are in view. */
async function activationTimes(rows: Locator): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  await rows.first().click();
  for (const key of ['Home', 'End']) {
    await rows.page().keyboard.press(key);
    await rows.page().waitForTimeout(300);
    for (const text of await rows.allInnerTexts()) {
      const time = /Activation: (\d+)ms/.exec(text)?.[1];
      if (time !== undefined) times.set(text.split('\n')[0] ?? '', Number(time));
    }
  }
  return times;
}
