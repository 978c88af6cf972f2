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

// Headroom needs git for revisions only, so a machine may be without.
const hasGit = !spawnSync('git', ['--version']).error;

describe('headroom diff without git', () => {
  it('says what is missing', () => {
    const { stderr, status } = headroomDiff('HEAD examples/url-shortener.design.yaml', '.', { PATH: '' });
    assert.equal(status, 2);
    assert.match(stderr, /^headroom: HEAD: git is needed to read a revision, and is not installed$/m);
  });
  if (!hasGit) it('is all that can be tested of revisions on this machine', () => {});
});

/** A repository with two commits of a spec in a folder, a tag on the first, and a change that is not committed. */
(hasGit ? describe : () => undefined)('headroom diff of revisions', () => {
  let root = '';
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
      },
    );

  before(() => {
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
      const { stdout, stderr, status } = headroomDiff(args, path.join(root, folder));
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
      const { stderr, status } = headroomDiff(args, path.join(root, 'docs'));
      assert.equal(status, 2);
      assert.match(stderr, message);
    });
  }
});

function headroomDiff(args: string, cwd: string, env: NodeJS.ProcessEnv = process.env) {
  const command = [path.resolve('dist/cli.js'), 'diff', ...args.split(' ')];
  return spawnSync(process.execPath, command, { cwd, env, encoding: 'utf8' });
}
