import type { ExplanationView } from '../../src/protocol/messages';
import { type Child, h } from './dom';
import { icon } from './icon';
import type { OpenExplanation } from './model';
import { explanationId } from './number-button';
import { revealButton } from './reveal-button';

/** The derivation of a number, to stand below the row of that number. */
export function explanationBox({ path, content }: OpenExplanation): HTMLElement {
  return h(
    'div',
    {
      class: 'explanation',
      id: explanationId,
      role: 'region',
      'aria-label': `Derivation of ${path}`,
      'data-key': `explanation ${path}`,
    },
    h(
      'button',
      {
        class: 'icon-button',
        type: 'button',
        'data-explain': path,
        'data-key': 'close explanation',
        'aria-label': 'Close the derivation',
      },
      icon('close'),
    ),
    explanationContent(content),
  );
}

function explanationContent(content: OpenExplanation['content']): Child {
  if (content === 'pending') return h('p', { class: 'muted' }, 'Deriving…');
  if (content === 'none')
    return h('p', { class: 'muted' }, 'This number has no derivation: it is as the spec gives it.');
  return derivation(content);
}

function derivation({ title, value, method, formula, inputs, assumptions, validity, more }: ExplanationView): Child {
  return [
    h(
      'p',
      { class: 'explanation-title' },
      h('strong', {}, title),
      ' = ',
      h('strong', {}, value),
      h('span', { class: 'tag' }, method),
    ),
    h('p', { class: 'formula' }, formula),
    inputs.length > 0 &&
      h(
        'dl',
        { class: 'inputs' },
        inputs.map((input) => [
          h('dt', {}, input.path === undefined ? input.name : revealButton(input.path, input.name)),
          h('dd', {}, input.value),
        ]),
      ),
    assumptions.length > 0 && [
      h('p', { class: 'muted' }, 'Assumed:'),
      h(
        'ul',
        {},
        assumptions.map((assumption) => h('li', {}, assumption)),
      ),
    ],
    validity !== undefined && h('p', { class: 'muted' }, validity),
    more !== undefined && h('p', { class: 'muted' }, `More: ${more}`),
  ];
}
