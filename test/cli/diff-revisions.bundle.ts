import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const spec = (replicas: number) => `headroom: 1
title: Shop
components: {shop: {kind: service, replicas: ${replicas}, service_time: 1ms}}
flows: {buy: {rate: 1/s, steps: [shop]}}
`;

/** A repository with two commits of a spec in a folder, a tag on the first, and a change that is not committed. */
describe('headroom diff of revisions', () => {
  let root = '';
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
      },
    );

  before(function () {
    // The tool itself needs git for revisions only, so a machine may be without.
    if (spawnSync('git', ['--version']).error) this.skip();
    root = mkdtempSync(path.join(tmpdir(), 'headroom-diff-'));
    const file = path.join(root, 'docs', 'shop.design.yaml');
    mkdirSync(path.dirname(file));
    git('init', '-q');
    writeFileSync(file, spec(2));
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    git('tag', 'v1');
    writeFileSync(file, spec(3));
    writeFileSync(path.join(root, 'docs', 'later.design.yaml'), spec(7));
    git('add', '.');
    git('commit', '-q', '-m', 'second');
    writeFileSync(file, spec(5));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const cases: [args: string, folder: string, edit: string, names: string][] = [
    ['HEAD shop.design.yaml', 'docs', '3 → 5', 'HEAD:shop.design.yaml → shop.design.yaml'],
    ['v1 HEAD shop.design.yaml', 'docs', '2 → 3', 'v1:shop.design.yaml → HEAD:shop.design.yaml'],
    ['v1 HEAD docs/shop.design.yaml', '', '2 → 3', 'v1:docs/shop.design.yaml → HEAD:docs/shop.design.yaml'],
    ['v1:docs/shop.design.yaml shop.design.yaml', 'docs', '2 → 5', 'v1:docs/shop.design.yaml → shop.design.yaml'],
    [
      'v1:docs/shop.design.yaml HEAD:docs/shop.design.yaml',
      '',
      '2 → 3',
      'v1:docs/shop.design.yaml → HEAD:docs/shop.design.yaml',
    ],
    [
      'v1 later.design.yaml',
      'docs',
      'replicas: 7, service_time: 1ms} (new)',
      'v1:later.design.yaml → later.design.yaml',
    ],
  ];
  for (const [args, folder, edit, names] of cases) {
    it(`compares ${args}${folder ? ` in ${folder}` : ''}`, () => {
      const { stdout, stderr, status } = headroomDiff(args, folder);
      assert.deepEqual([stderr, status], ['', 0]);
      assert.ok(stdout.includes(edit), stdout);
      assert.ok(stdout.includes(`Shop (${names})`), stdout);
    });
  }

  const mistakes: [args: string, message: RegExp][] = [
    ['v7 shop.design.yaml', /^headroom: v7: invalid object name/],
    ['HEAD:docs/shop.yaml shop.design.yaml', /^headroom: HEAD:docs\/shop.yaml: path .* does not exist/],
    ['-- --output=x shop.design.yaml', /^headroom: --output=x: /],
    ['v1 HEAD', /^headroom: v1 is no file; of a revision, say which file/],
  ];
  for (const [args, message] of mistakes) {
    it(`explains what is wrong with ${args}`, () => {
      const { stderr, status } = headroomDiff(args, 'docs');
      assert.equal(status, 2);
      assert.match(stderr, message);
    });
  }

  function headroomDiff(args: string, folder: string): { stdout: string; stderr: string; status: number | null } {
    const cwd = path.join(root, folder);
    return spawnSync(process.execPath, [path.resolve('dist/cli.js'), 'diff', ...args.split(' ')], {
      cwd,
      encoding: 'utf8',
    });
  }
});
