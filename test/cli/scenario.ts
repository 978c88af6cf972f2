/** One run of the command line, written as a text: a file in test/cli/scenarios. */
export interface Scenario {
  /** By name, as they lie in the folder where the command runs. */
  readonly files: ReadonlyMap<string, string>;
  /** What follows the name of the tool; single quotes keep spaces. */
  readonly args: readonly string[];
  readonly stdin: string;
  readonly env: Readonly<Record<string, string>>;
  readonly expected: { readonly status: string; readonly stdout: string; readonly stderr: string };
}

const heading = /^==== (.+) ====\n/gm;

/** Sections: `file NAME`, `command`, and where they are not empty `env`, `stdin`, `status`, `stdout`, `stderr`. */
export function readScenario(text: string): Scenario {
  const parts = text.split(heading).slice(1);
  const sections = new Map<string, string>();
  for (let at = 0; at < parts.length; at += 2) sections.set(parts[at] ?? '', parts[at + 1] ?? '');
  const files = [...sections].filter(([title]) => title.startsWith('file '));
  const command = sections.get('command') ?? '';
  return {
    files: new Map(files.map(([title, content]) => [title.slice('file '.length), content])),
    args: [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word).slice(1),
    stdin: sections.get('stdin') ?? '',
    env: Object.fromEntries(
      (sections.get('env') ?? '').split('\n').flatMap((line) => {
        const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
        return name === undefined ? [] : [[name, value ?? '']];
      }),
    ),
    expected: {
      status: (sections.get('status') ?? '0').trim(),
      stdout: sections.get('stdout') ?? '',
      stderr: sections.get('stderr') ?? '',
    },
  };
}

/** The scenario with the outcome that a run had; an expectation with gaps that still fits is kept. */
export function withOutcome(text: string, actual: Scenario['expected']): string {
  const before = text.split(/^==== (?:status|stdout|stderr) ====\n/m)[0] ?? '';
  const { expected } = readScenario(text);
  const outcomes = (['status', 'stdout', 'stderr'] as const).map((name) => {
    const value = matches(actual[name], expected[name]) ? expected[name] : actual[name];
    return value === '' || (name === 'status' && value === '0')
      ? ''
      : `==== ${name} ====\n${value.replace(/\n?$/, '\n')}`;
  });
  return before + outcomes.join('');
}

/** Whether a text is as expected, where a line `...` stands for any lines and `...` inside of a line for anything in it. */
export function matches(actual: string, expected: string): boolean {
  const pattern = expected
    .split(/^\.\.\.\n/m)
    .map((part) => part.split('...').map(escapeRegExp).join('[^\\n]*'))
    .join('(?:[^\\n]*\\n)*?');
  return new RegExp(`^${pattern}$`).test(actual);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
