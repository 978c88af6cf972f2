import type { FindingReport } from '../../../src/report/report';
import { type Child, h } from '../dom';
import { icon } from '../icon';
import { prose } from '../prose';
import { note, section } from '../section';
import { isSelected, type View } from '../view';

const severities = ['error', 'warning', 'info', 'hint'] as const;
const signs = { error: 'missed', warning: 'warning', info: 'info', hint: 'hint' } as const;
const names = { error: 'Error', warning: 'Warning', info: 'Note', hint: 'Hint' };

/** Everything worth telling, severe first; the same messages as in the editor. */
export function findingsView(view: View): Child {
  const { findings } = view.report;
  if (findings.length === 0) return section('Findings', note('Nothing to report.'));
  const sorted = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return section(
    'Findings',
    h(
      'ul',
      { class: 'findings' },
      sorted.map((finding) => findingItem(view, finding)),
    ),
  );
}

function findingItem(view: View, { rule, severity, message, path, line, fix }: FindingReport): Child {
  const selected = isSelected(view, path);
  return h(
    'li',
    {
      class: selected ? 'finding selected' : 'finding',
      'data-reveal': path,
      'data-key': `${rule} ${path}`,
      'aria-current': selected && 'true',
    },
    icon(signs[severity]),
    h(
      'div',
      {},
      h(
        'button',
        { class: 'message', type: 'button', 'data-reveal': path, 'data-key': 'message' },
        h('span', { class: 'hidden-text' }, `${names[severity]}: `),
        prose(message),
      ),
      h(
        'div',
        { class: 'muted source' },
        `${rule} · line ${line}`,
        fix !== undefined && ` · fix in the editor: ${fix}`,
      ),
    ),
  );
}
