import type { Role, TextLayout } from '../report/text/style';

const codes: Readonly<Record<Role, readonly [on: number, off: number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [34, 39],
  hint: [36, 39],
  good: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Lines stay readable on wide terminals, and tables whole on narrow ones. */
const narrowest = 80;
const widest = 120;
const withoutTerminal = 100;

/** Colours and width for where standard output goes. `NO_COLOR` and `FORCE_COLOR` win over what the terminal is. */
export function terminalLayout(): TextLayout {
  const { isTTY, columns } = process.stdout;
  const width = isTTY ? Math.min(widest, Math.max(narrowest, columns ?? withoutTerminal)) : withoutTerminal;
  return { width, style: coloured(isTTY, process.env) ? paint : (_, text) => text };
}

function coloured(isTTY: boolean, { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && !NO_COLOR && TERM !== 'dumb';
}

function paint(role: Role, text: string): string {
  const [on, off] = codes[role];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
