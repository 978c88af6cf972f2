import { h } from './dom';

/** A name that leads to the line where it is written. */
export function revealButton(path: string, text: string): HTMLElement {
  return h(
    'button',
    { class: 'link', type: 'button', 'data-reveal': path, 'data-key': `reveal ${path}`, title: `Go to ${path}` },
    text,
  );
}
