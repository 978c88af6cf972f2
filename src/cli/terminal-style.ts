import { styleText } from 'node:util';
import type { Style } from '../report/text-report';

const formats = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'gray',
  good: 'green',
  dim: 'gray',
  bold: 'bold',
} as const;

/** Colours where a person looks at a terminal and has not asked for none. */
export function terminalStyle(): Style {
  const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
  return coloured ? (role, text) => styleText(formats[role], text) : (_, text) => text;
}
