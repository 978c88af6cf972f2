import { h } from '../dom';
import type { PanelModel } from '../model';
import { verdictText } from '../verdict';
import { headerView } from './header-view';
import { tabContent, tabList } from './tabs-view';

/** The whole page. */
export function pageView(model: PanelModel): HTMLElement {
  return h('div', { id: 'panel' }, announcement(model), body(model));
}

function body(model: PanelModel) {
  const { content } = model;
  switch (content.kind) {
    case 'waiting':
      return h('p', { class: 'muted empty', 'data-key': 'waiting' }, 'Analysing…');
    case 'empty':
      return emptyView(content.reason);
    case 'shown': {
      const view = { state: content.state, report: content.state.report, model };
      return [headerView(view), tabList(view), tabContent(view), footer()];
    }
  }
}

/** What screen readers say when the verdict changes, and only then. */
function announcement({ content }: PanelModel): HTMLElement {
  const verdict = content.kind === 'shown' ? verdictText(content.state.report) : undefined;
  const text = verdict === undefined ? '' : `${verdict.headline}. ${verdict.reason}`;
  return h('div', { class: 'hidden-text', role: 'status', 'aria-live': 'polite', 'data-key': 'announcement' }, text);
}

function emptyView(reason: string): HTMLElement {
  return h(
    'main',
    { class: 'empty', 'data-key': 'empty' },
    h('h1', {}, 'No design spec to analyse'),
    h('p', {}, reason),
    h(
      'p',
      { class: 'muted' },
      'A design spec is a YAML file, or a fenced block “yaml headroom” in a Markdown document, whose first key is “headroom: 1”. Open one and this panel follows it, or begin with a blueprint:',
    ),
    h('button', { class: 'button', type: 'button', 'data-new-spec': true, 'data-key': 'new' }, 'New Design Spec…'),
  );
}

function footer(): HTMLElement {
  return h(
    'footer',
    { class: 'muted', 'data-key': 'footer' },
    'Select a row to go to its line, a number to see how it comes about. By keyboard: Enter on a name; from there ← and → reach the numbers of its row, ↑ and ↓ the rows.',
  );
}
