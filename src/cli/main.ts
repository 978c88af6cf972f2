import { check } from './check';
import { diff } from './diff';
import { explain } from './explain';
import { newSpec } from './new-spec';
import { didYouMean } from './options';
import { render } from './render';
import { size } from './size';
import { usage } from './usage';
import { UsageError } from './usage-error';
import { version } from './version';

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  check,
  diff,
  explain,
  new: newSpec,
  render,
  size,
};

async function main(args: string[]): Promise<number> {
  const [command = '', ...rest] = args;
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (options.includes('--help') || options.includes('-h') || command === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  if (command === '--version' || command === '-v') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (run) return run(rest);
  if (command === '') throw new UsageError('a command is missing: check, diff, explain, new, render or size');
  throw new UsageError(`there is no command ${command}${didYouMean(command, Object.keys(commands))}`);
}

// A reader such as `head` that has seen enough closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `headroom: ${isUsageError(error) ? `${error.message}\nTry headroom --help.` : described(error)}\n`,
    );
    process.exitCode = 2;
  },
);

/** Ours, or what Node says of arguments that it cannot parse. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function described(error: unknown): string {
  return String((error instanceof Error && error.stack) || error);
}
