import { type Child, h } from '../dom';
import { quantity } from '../format';
import { icon } from '../icon';
import { notKnown, textButton } from '../number-button';
import {
  type ObjectiveRow,
  objectiveMargin,
  objectiveName,
  objectiveNumber,
  objectivePath,
  objectiveRows,
  objectiveSubject,
  objectiveTarget,
  objectiveValue,
} from '../objectives';
import { note, section } from '../section';
import { type Column, table } from '../table';
import type { View } from '../view';

const words = { met: 'met', missed: 'missed', unchecked: 'not checked' };

/** Every objective with its value, the missed ones first. */
export function objectivesView(view: View): Child {
  const rows = objectiveRows(view.report);
  if (rows.length === 0) {
    return section(
      'Objectives',
      note('No flow has an slo, and the spec has no objectives: there is nothing to meet yet.'),
    );
  }
  const uncertain = rows.some(({ objective }) => objective.probability !== undefined);
  const probability: Column<ObjectiveRow> = {
    title: 'Probability',
    kind: 'number',
    cell: ({ objective }) =>
      objective.probability === undefined ? notKnown() : quantity(objective.probability, 'fraction'),
  };
  return section(
    'Objectives',
    table(view, {
      caption: 'Objectives of all flows, missed ones first',
      head: 'Objective',
      rows,
      name: (row) => `${objectiveSubject(row)} · ${objectiveName(row.objective)}`,
      sign: ({ status }) => icon(status),
      path: ({ flow, objective }) => objectivePath(flow, objective),
      columns: [
        {
          title: 'Result',
          kind: 'word',
          cell: ({ status }) => h('span', { class: `status ${status}` }, words[status]),
        },
        {
          title: 'Value',
          kind: 'number',
          cell: ({ flow, objective }) => {
            const value = objectiveValue(objective, view.report.cost?.currency);
            return value === undefined ? notKnown() : textButton(view, objectiveNumber(flow, objective), value);
          },
        },
        {
          title: 'Target',
          kind: 'number',
          cell: ({ objective }) => objectiveTarget(objective, view.report.cost?.currency),
        },
        { title: 'Margin', kind: 'number', cell: ({ objective }) => objectiveMargin(objective) ?? notKnown() },
        ...(uncertain ? [probability] : []),
      ],
    }),
  );
}
