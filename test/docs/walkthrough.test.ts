import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
};
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const commands = new Set(contributes.commands.map(({ command }) => command));

describe('walkthrough', () => {
  for (const { id, description, completionEvents } of steps) {
    it(`${id}: its button runs a command of ours or the editor's, and completes the step`, () => {
      const button = /\]\(command:([\w.]+)\)/.exec(description)?.[1] ?? '';
      assert.ok(commands.has(button) || /^(workbench|editor)\./.test(button), button);
      assert.ok(completionEvents.includes(`onCommand:${button}`));
    });
  }

  it('has one picture a step, and no picture too many', () => {
    assert.deepEqual(steps.map(({ media }) => media.svg).sort(), globSync('media/walkthrough/*').sort());
  });

  for (const { media } of steps) {
    it(`${media.svg} takes all colours from the theme`, () => {
      const colours = [...readFileSync(media.svg, 'utf8').matchAll(/\b(?:fill|stroke)="([^"]*)"/g)];
      const own = colours.map(([, colour = '']) => colour).filter((colour) => !/^(none$|var\(--vscode-)/.test(colour));
      assert.ok(colours.length > 0);
      assert.deepEqual(own, []);
    });
  }
});
