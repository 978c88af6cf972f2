import { formatQuantity } from '../../quantity/format-quantity';
import type { Check } from './check';

/** Windows that start further apart than they are long leave out what comes in between. */
export const streamWindows: Check = function* ({ spec }) {
  for (const [id, { window }] of spec.components?.entries ?? []) {
    const { size, slide } = window ?? {};
    if (!size || !slide || slide.value <= size.value) continue;
    yield {
      rule: 'spec/window-gaps',
      severity: 'warning',
      message: `A window of \`${id}\` spans ${formatQuantity(size.value, 'duration')}, and the next starts ${formatQuantity(slide.value, 'duration')} after it: the messages in between are in no result. Make \`slide\` at most \`size\``,
      path: slide.place.path,
      span: slide.place.span,
    };
  }
};
