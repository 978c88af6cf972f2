import type { Dimension } from '../../src/quantity/quantity';
import { type Child, h, hiddenText } from './dom';
import { quantity } from './format';
import type { View } from './view';

/** Id of the derivation that a number opens. */
export const explanationId = 'explanation';

/**
 * A computed number that opens its derivation; a dash where it is not known. Reached by the arrow keys from the head of
 * its row, so that Tab passes over rows rather than over every number.
 *
 * @param path of the number in the report
 */
export function numberButton(view: View, path: string, value: number | undefined, dimension: Dimension): Child {
  return value === undefined
    ? notKnown()
    : textButton(view, path, quantity(value, dimension, view.report.cost?.currency));
}

/** As `numberButton`, for a number that is already text. */
export function textButton({ model: { explanation } }: View, path: string, text: string): Child {
  const open = explanation?.path === path;
  return h(
    'button',
    {
      class: 'number',
      type: 'button',
      tabindex: -1,
      'data-explain': path,
      'data-key': `explain ${path}`,
      'aria-expanded': open ? 'true' : 'false',
      'aria-controls': open ? explanationId : undefined,
      title: 'How this number comes about',
    },
    text,
  );
}

export function isNotKnown(child: Child): boolean {
  return child instanceof Element && child.classList.contains('not-known');
}

export function notKnown(): Child {
  return h('span', { class: 'not-known muted' }, h('span', { 'aria-hidden': 'true' }, '–'), hiddenText('not known'));
}
