import type { Value } from '../../spec/binding/bound';
import type { Finding } from '../../spec/finding';
import { mergeConfigs } from './merge-configs';
import { type ConfigFile, readConfig } from './read-config';
import type { WorkspaceConfig } from './workspace-config';

/** A chain of files ends here; more would be a mistake, or somebody's joke. */
const mostFiles = 20;

export interface LoadOptions {
  /** The text of a file below the root of the workspace, or undefined when there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** `2026-11-20`, the day on which waivers are judged. */
  readonly today?: string;
}

export interface LoadedConfig {
  readonly config: WorkspaceConfig;
  /** Every file that it was made from, the one that counts most last. */
  readonly files: readonly ConfigFile[];
}

/**
 * Reads a configuration with all that it extends; each file once, in the order in which they count. Files outside of the
 * root are not read.
 *
 * @param path relative to the root, with `/`
 */
export async function loadConfig(path: string, { read, today }: LoadOptions): Promise<LoadedConfig> {
  const files: ConfigFile[] = [];
  const seen = new Set<string>();

  async function load(at: string, above: readonly string[]): Promise<boolean> {
    seen.add(at);
    const text = await read(at);
    if (text === undefined) return false;
    const file = readConfig(at, text, today);
    const problems: Finding[] = [];
    for (const entry of file.spec?.extends?.items ?? []) {
      const problem = await extend(entry, at, [...above, at]);
      if (problem) problems.push(problem);
    }
    const findings = [...problems, ...file.findings].sort((a, b) => a.span.start - b.span.start);
    files.push({ ...file, findings });
    return true;
  }

  async function extend({ value, place }: Value<string>, from: string, chain: readonly string[]) {
    const problem = (name: string, message: string): Finding => ({
      rule: `config/${name}`,
      severity: 'error',
      message,
      path: place.path,
      span: place.span,
    });
    const target = resolvePath(from, value);
    if (target === undefined)
      return problem('outside', `\`${value}\` lies outside of this workspace; only files in it are read`);
    if (chain.includes(target)) return problem('extends-itself', `\`${value}\` extends this file in turn`);
    if (seen.has(target)) return undefined;
    if (seen.size >= mostFiles) return problem('too-many-files', `Only ${mostFiles} files are read`);
    return (await load(target, chain)) ? undefined : problem('missing-file', `There is no file \`${target}\``);
  }

  await load(path, []);
  return { config: mergeConfigs(files), files };
}

/** A path relative to a file, from the root on; undefined when it leads out of the root. */
function resolvePath(from: string, relative: string): string | undefined {
  if (/^[/\\]|^[a-z][a-z0-9+.-]*:/i.test(relative)) return undefined;
  const segments = from.split('/').slice(0, -1);
  for (const segment of relative.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}
