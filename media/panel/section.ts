import { type Child, h } from './dom';

/** A titled part of a tab. */
export function section(title: string, ...children: readonly Child[]): HTMLElement {
  return h('section', { 'aria-label': title, 'data-key': `section ${title}` }, h('h2', {}, title), ...children);
}

/** A titled part of a section, such as one flow. */
export function subsection(title: Child, key: string, ...children: readonly Child[]): HTMLElement {
  return h('div', { class: 'subsection', 'data-key': `part ${key}` }, h('h3', {}, title), ...children);
}

export function note(...children: readonly Child[]): HTMLElement {
  return h('p', { class: 'muted note' }, ...children);
}
