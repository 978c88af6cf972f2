import { check } from './check';
import { explain } from './explain';
import { newSpec } from './new-spec';
import { UsageError } from './usage-error';
import { version } from './version';

const usage = `headroom ${version}: design specs that compute

  headroom check [FILES|GLOBS] [--format text|json] [--fail-on error|warning|never] [--explain PATH]
      Checks design specs (default: **/*.design.yaml). Exit code 0: nothing at or above --fail-on; 1: something is;
      2: unusable arguments or files.
  headroom explain RULE|PATTERN
  headroom new [BLUEPRINT]
      Prints a blueprint; without a name, lists them.
  headroom --help | --version
`;

const commands: Record<string, (args: string[]) => Promise<number>> = { check, explain, new: newSpec };

async function main([command = '', ...args]: string[]): Promise<number> {
  if (command === '--version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const run = commands[command];
  if (!run) throw new UsageError(command === '' ? 'a command is missing' : `there is no command ${command}`);
  return run(args);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    process.stderr.write(
      known
        ? `headroom: ${(error as Error).message}\n\n${usage}`
        : `headroom: ${String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 2;
  },
);
