import { numberDimension } from '../../../src/analysis/number-dimension';
import type { ScenarioReport, Verdict } from '../../../src/analysis/results';
import { type Child, h } from '../dom';
import { quantity } from '../format';
import { type IconName, icon } from '../icon';
import { notKnown } from '../number-button';
import { note, section } from '../section';
import { table } from '../table';
import type { View } from '../view';

const signs: Readonly<Record<Verdict, IconName>> = {
  meets: 'met',
  fails: 'missed',
  degrades: 'warning',
  unchecked: 'unchecked',
  invalid: 'missed',
};

/** Every what-if and every growth stage: what happens, and whether that was expected. */
export function scenariosView(view: View): Child {
  const { scenarios, stages } = view.report;
  const stageRows = Object.entries(stages);
  const scenarioRows = Object.entries(scenarios).filter(([, { standard }]) => !standard);
  const standardRows = Object.entries(scenarios).filter(([, { standard }]) => standard);
  return [
    scenarioRows.length === 0
      ? section(
          'Scenarios',
          note('The spec has no scenarios yet. Add one to see what a traffic peak or a failure does.'),
        )
      : section('Scenarios', scenarioTable(view, scenarioRows)),
    standardRows.length > 0 && section('Always checked', standardTable(view, standardRows)),
    stageRows.length > 0 &&
      section(
        'Stages',
        table(view, {
          caption: 'Verdict at each growth stage',
          head: 'Stage',
          rows: stageRows,
          name: ([id]) => id,
          sign: ([, { verdict }]) => icon(signs[verdict] ?? 'unchecked'),
          path: ([id]) => `stages.${id}`,
          columns: [
            { title: 'Result', kind: 'word', cell: ([, { verdict }]) => verdict },
            { title: 'First to break', kind: 'text', cell: ([, stage]) => stage.first_failure ?? notKnown() },
          ],
        }),
      ),
  ];
}

function scenarioTable(view: View, rows: readonly (readonly [string, ScenarioReport])[]): Child {
  return table(view, {
    caption: 'Result of each scenario against what was expected',
    head: 'Scenario',
    rows,
    name: ([id]) => id,
    sign: ([, { as_expected }]) => icon(as_expected ? 'met' : 'missed'),
    path: ([id]) => `scenarios.${id}`,
    columns: [
      { title: 'Result', kind: 'word', cell: ([, { verdict }]) => verdict },
      {
        title: 'Expected',
        kind: 'text',
        cell: ([, { expected, as_expected }]) => [expected, !as_expected && h('strong', {}, ' · not as expected')],
      },
      { title: 'First to break', kind: 'text', cell: ([, scenario]) => consequences(scenario) },
    ],
  });
}

/** Nobody expects anything of these: they say what would happen. */
function standardTable(view: View, rows: readonly (readonly [string, ScenarioReport])[]): Child {
  return table(view, {
    caption: 'What happens without being asked for',
    head: 'What if',
    rows,
    name: ([id]) => id.replaceAll('-', ' '),
    sign: ([, { verdict }]) => icon(signs[verdict] ?? 'unchecked'),
    path: () => 'scenarios',
    columns: [
      { title: 'Result', kind: 'word', cell: ([, { verdict }]) => verdict },
      { title: 'First to break', kind: 'text', cell: ([, scenario]) => consequences(scenario) },
    ],
  });
}

function consequences({ first_failure, changes }: ScenarioReport): Child {
  return [
    first_failure === undefined && changes.length === 0 && notKnown(),
    first_failure,
    changes.length > 0 &&
      h(
        'ul',
        { class: 'changes' },
        changes.slice(0, 6).map((change) => h('li', {}, changeText(change))),
      ),
  ];
}

function changeText({ path, base, value }: ScenarioReport['changes'][number]): Child {
  const dimension = numberDimension(path);
  const show = (number: number | undefined) => (number === undefined ? '–' : quantity(number, dimension));
  return [
    h('span', { class: 'muted' }, `${path.replace(/^(flows|components)\./, '').replaceAll('.', ' ')} `),
    h('span', { class: 'figures' }, `${show(base)} → ${show(value)}`),
  ];
}
