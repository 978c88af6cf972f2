import { type Child, h } from '../dom';
import { type Tab, tabs } from '../model';
import type { View } from '../view';
import { assumptionsView } from './assumptions-view';
import { availabilityView, recoveryView } from './availability-view';
import { capacityView } from './capacity-view';
import { costView } from './cost-view';
import { dataView } from './data-view';
import { diagramView } from './diagram-view';
import { findingsView } from './findings-view';
import { flowsView } from './flows-view';
import { latencyView } from './latency-view';
import { objectivesView } from './objectives-view';
import { scenariosView } from './scenarios-view';

const names: Readonly<Record<Tab, string>> = {
  overview: 'Overview',
  latency: 'Latency',
  capacity: 'Capacity',
  availability: 'Availability',
  data: 'Data & cost',
  scenarios: 'Scenarios',
  assumptions: 'Assumptions',
  findings: 'Findings',
};

const contents: Readonly<Record<Tab, (view: View) => Child>> = {
  overview: (view) => [objectivesView(view), diagramView(view), flowsView(view)],
  latency: latencyView,
  capacity: capacityView,
  availability: (view) => [availabilityView(view), recoveryView(view)],
  data: (view) => [dataView(view), costView(view)],
  scenarios: scenariosView,
  assumptions: assumptionsView,
  findings: findingsView,
};

/** The row of tabs; the arrow keys move along it, Tab leaves it. */
export function tabList({ model, report }: View): HTMLElement {
  const counts: Partial<Record<Tab, number>> = {
    findings: report.findings.length,
    assumptions: report.assumptions.length,
    scenarios: Object.values(report.scenarios).filter(({ standard }) => !standard).length,
  };
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'Parts of the analysis', 'data-key': 'tabs' },
    tabs.map((tab) => {
      const selected = tab === model.tab;
      const count = counts[tab] ?? 0;
      return h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${tab}`,
          'data-key': tab,
          'data-tab': tab,
          'aria-selected': selected ? 'true' : 'false',
          'aria-controls': 'tab-content',
          tabindex: selected ? 0 : -1,
        },
        names[tab],
        count > 0 && h('span', { class: 'count' }, ` ${count}`),
      );
    }),
  );
}

/** The content of the chosen tab. */
export function tabContent(view: View): HTMLElement {
  const { tab } = view.model;
  return h(
    'main',
    { id: 'tab-content', role: 'tabpanel', 'aria-labelledby': `tab-${tab}`, 'data-key': `content ${tab}` },
    contents[tab](view),
  );
}
