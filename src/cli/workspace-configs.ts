import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { configName } from '../rules/config/config-name';
import { type LoadedConfig, loadConfig } from '../rules/config/load-config';
import { LineIndex } from '../spec/syntax/line-index';

/** What a configuration has to say about itself. */
export interface ConfigProblem {
  /** `.headroom.yaml:3:5: what is wrong` */
  readonly message: string;
  /** Whether a part of the configuration could not be used. */
  readonly isError: boolean;
}

/** The configurations of the files that are checked, each read once. */
export class WorkspaceConfigs {
  /** By file, with the root that its paths are relative to. */
  readonly #loaded = new Map<string, { readonly root: string; readonly config: Promise<LoadedConfig> }>();

  constructor(readonly today: string) {}

  /** The nearest one above a file, up to the root of its repository; for standard input, above the working directory. */
  async of(file: string): Promise<LoadedConfig | undefined> {
    const folder = file === '-' ? process.cwd() : path.dirname(path.resolve(file));
    const root = await rootOf(folder);
    for (const candidate of foldersBetween(folder, root)) {
      const config = path.join(candidate, configName);
      if (await exists(config)) return this.#load(root, config);
    }
    return undefined;
  }

  #load(root: string, file: string): Promise<LoadedConfig> {
    const known = this.#loaded.get(file);
    if (known) return known.config;
    const read = (name: string) =>
      readFile(path.join(root, name), 'utf8').then(
        (text) => text.replace(/^\ufeff/, ''),
        () => undefined,
      );
    const config = loadConfig(slashed(path.relative(root, file)), { read, today: this.today });
    this.#loaded.set(file, { root, config });
    return config;
  }

  /** What is wrong with the configurations that were read. */
  async problems(): Promise<ConfigProblem[]> {
    const problems = new Map<string, ConfigProblem>();
    for (const { root, config } of this.#loaded.values()) {
      const { files } = await config;
      for (const { path: name, text, findings } of files) {
        const lines = new LineIndex(text);
        const shown = slashed(path.relative(process.cwd(), path.join(root, name)));
        for (const { span, message: what, severity } of findings) {
          const { line, column } = lines.at(span.start);
          const message = `${shown}:${line}:${column}: ${what}`;
          problems.set(message, { message, isError: severity === 'error' });
        }
      }
    }
    return [...problems.values()];
  }
}

/** The repository that a folder lies in; without one the working directory, or the folder itself beside that. */
async function rootOf(folder: string): Promise<string> {
  const cwd = process.cwd();
  const above = foldersBetween(folder, path.parse(folder).root);
  for (const candidate of above) if (await exists(path.join(candidate, '.git'))) return candidate;
  return above.includes(cwd) ? cwd : folder;
}

/** A folder and those above it, up to a root. */
function foldersBetween(folder: string, root: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== root && path.dirname(at) !== at; ) {
    at = path.dirname(at);
    folders.push(at);
  }
  return folders;
}

function slashed(name: string): string {
  return name.split(path.sep).join('/');
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
