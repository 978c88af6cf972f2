import { s } from './dom';

/** Each sign has a form of its own, so that none depends on its colour. */
const paths = {
  met: ['M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Z', 'M5 8.2l2.1 2.1L11 6'],
  missed: ['M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Z', 'M5.7 5.7l4.6 4.6m0-4.6l-4.6 4.6'],
  unchecked: ['M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Z', 'M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3m0 1.6v.4'],
  warning: ['M8 1.8L14.8 14H1.2Z', 'M8 6v4m0 1.6v.4'],
  info: ['M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Z', 'M8 7.3v4m0-6.6v.4'],
  hint: [
    'M8 1.5a4.5 4.5 0 0 1 2.6 8.2c-.4.3-.6.8-.6 1.3H6c0-.5-.2-1-.6-1.3A4.5 4.5 0 0 1 8 1.5Z',
    'M6.3 13h3.4m-2.7 1.6h2',
  ],
  locked: ['M3.5 7.5h9v6.5h-9Z', 'M5.3 7.5V5a2.7 2.7 0 0 1 5.4 0v2.5'],
  unlocked: ['M3.5 7.5h9v6.5h-9Z', 'M5.3 7.5V4a2.7 2.7 0 0 1 5.2-1'],
  close: ['', 'M4 4l8 8m0-8l-8 8'],
} satisfies Record<string, readonly [string, string]>;

export type IconName = keyof typeof paths;

/** A decorative sign: what it means is said in text beside it. */
export function icon(name: IconName): SVGElement {
  const [outline, mark] = paths[name];
  return s(
    'svg',
    {
      class: `icon icon-${name}`,
      viewBox: '0 0 16 16',
      width: 16,
      height: 16,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    outline !== '' && s('path', { class: 'icon-outline', d: outline }),
    s('path', { class: 'icon-mark', d: mark }),
  );
}
