import { type Child, h } from '../dom';
import { icon } from '../icon';
import { objectiveNumber, objectivePath } from '../objectives';
import { prose } from '../prose';
import { findingCounts, roomText, type VerdictText, verdictText } from '../verdict';
import type { View } from '../view';

/** The answer first: verdict, its first reason, and what the panel follows. */
export function headerView(view: View): HTMLElement {
  const { report, state } = view;
  const verdict = verdictText(report);
  const room = report.verdict === 'invalid' || verdict.reason === roomText(report) ? '' : roomText(report);
  const counts = findingCounts(report.findings);
  return h(
    'header',
    { class: `verdict ${verdict.icon}`, 'data-key': 'header' },
    h(
      'div',
      { class: 'document' },
      h('span', { class: 'document-title' }, report.title ?? state.fileName),
      report.title !== undefined && h('span', { class: 'muted' }, state.fileName),
      lockButton(state.locked),
    ),
    h('h1', {}, icon(verdict.icon), verdict.headline),
    verdict.reason !== '' && h('p', { class: 'reason' }, reasonText(verdict)),
    (room !== '' || counts !== '') &&
      h(
        'p',
        { class: 'muted' },
        room,
        room !== '' && counts !== '' && ' ',
        counts !== '' &&
          h('button', { class: 'go link', type: 'button', 'data-tab': 'findings', 'data-key': 'counts' }, counts),
      ),
  );
}

function reasonText({ reason, row }: VerdictText): Child {
  if (row === undefined) return prose(reason);
  const path = objectivePath(row.flow, row.objective);
  return [
    h('button', { class: 'link', type: 'button', 'data-reveal': path, 'data-key': 'reason' }, reason),
    row.objective.value !== undefined && [
      ' ',
      h(
        'button',
        {
          class: 'go link',
          type: 'button',
          'data-tab': tabOf(objectiveNumber(row.flow, row.objective)),
          'data-key': 'why',
        },
        'Why?',
      ),
    ],
  ];
}

/** The tab that shows where a number comes from. */
function tabOf(path: string): 'latency' | 'availability' | 'capacity' {
  if (path.includes('.latency.') || path.includes('.freshness.')) return 'latency';
  return path.includes('.availability.') ? 'availability' : 'capacity';
}

function lockButton(locked: boolean): Child {
  const title = locked
    ? 'The panel stays with this spec. Press to follow the active editor again.'
    : 'The panel follows the active editor. Press to keep it at this spec.';
  return h(
    'button',
    {
      class: 'icon-button lock',
      type: 'button',
      'data-lock': locked ? 'false' : 'true',
      'data-key': 'lock',
      'aria-pressed': locked ? 'true' : 'false',
      title,
    },
    icon(locked ? 'locked' : 'unlocked'),
    locked ? 'Locked' : 'Following',
  );
}
