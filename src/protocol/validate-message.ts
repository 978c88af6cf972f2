import type { Report } from '../report/report';
import {
  type Guard,
  hasFields,
  isArrayOf,
  isBoolean,
  isNumber,
  isOptional,
  isRecord,
  isRecordOf,
  isString,
} from './guards';
import type { DiagramView, ExplanationView, FromPanel, GrowthSeries, PanelState, ToPanel } from './messages';

type MessageOf<Union extends { type: string }, Type extends Union['type']> = Extract<Union, { type: Type }>;

/** The fields of each message besides `type`; a missing message is an error of the compiler. */
type Guards<Union extends { type: string }> = {
  readonly [Type in Union['type']]: Guard<Omit<MessageOf<Union, Type>, 'type'>>;
};

const addressed = hasFields<{ uri: string; path: string }>({ uri: isString, path: isString });

const fromPanel: Guards<FromPanel> = {
  ready: isRecord,
  reveal: addressed,
  explain: addressed,
  lock: hasFields<{ locked: boolean }>({ locked: isBoolean }),
  newSpec: isRecord,
};

/**
 * The containers that every view walks through. The numbers inside come from our own analysis and are read one by one
 * with their absence in mind.
 */
const containers = hasFields<{
  verdict: string;
  objectives: Record<string, unknown>[];
  flows: Record<string, { objectives: Record<string, unknown>[] }>;
  components: Record<string, Record<string, unknown>>;
  data: Record<string, Record<string, unknown>>;
  scenarios: Record<string, { changes: Record<string, unknown>[] }>;
  stages: Record<string, Record<string, unknown>>;
  assumptions: { path: string }[];
  findings: { path: string; message: string; severity: string }[];
}>({
  verdict: isString,
  objectives: isArrayOf(isRecord),
  flows: isRecordOf(hasFields<{ objectives: Record<string, unknown>[] }>({ objectives: isArrayOf(isRecord) })),
  components: isRecordOf(isRecord),
  data: isRecordOf(isRecord),
  scenarios: isRecordOf(hasFields<{ changes: Record<string, unknown>[] }>({ changes: isArrayOf(isRecord) })),
  stages: isRecordOf(isRecord),
  assumptions: isArrayOf(hasFields<{ path: string }>({ path: isString })),
  findings: isArrayOf(
    hasFields<{ path: string; message: string; severity: string }>({
      path: isString,
      message: isString,
      severity: isString,
    }),
  ),
});

const isReport: Guard<Report> = (value): value is Report => containers(value);

const isDiagram = hasFields<DiagramView>({ right: isString, down: isString });

const isGrowth = hasFields<GrowthSeries>({
  path: isString,
  points: isArrayOf(hasFields<{ month: number; bytes: number }>({ month: isNumber, bytes: isNumber })),
  limit: isOptional(isNumber),
});

const isPanelState = hasFields<PanelState>({
  uri: isString,
  fileName: isString,
  version: isNumber,
  locked: isBoolean,
  report: isReport,
  diagram: isOptional(isDiagram),
  selection: isOptional(isString),
  growth: isArrayOf(isGrowth),
  targetUtilization: isNumber,
});

const isExplanation = hasFields<ExplanationView>({
  title: isString,
  value: isString,
  method: isString,
  formula: isString,
  inputs: isArrayOf(
    hasFields<{ name: string; value: string; path?: string }>({
      name: isString,
      value: isString,
      path: isOptional(isString),
    }),
  ),
  assumptions: isArrayOf(isString),
  validity: isOptional(isString),
  more: isOptional(isString),
});

const toPanel: Guards<ToPanel> = {
  state: hasFields<{ state: PanelState }>({ state: isPanelState }),
  empty: hasFields<{ reason: string }>({ reason: isString }),
  selection: hasFields<{ path: string | undefined }>({ path: isOptional(isString) }),
  explanation: hasFields<{ uri: string; path: string; explanation: ExplanationView | undefined }>({
    uri: isString,
    path: isString,
    explanation: isOptional(isExplanation),
  }),
};

/** What the panel sent, or `undefined` for anything that is none of its messages, which is to be ignored. */
export function readFromPanel(message: unknown): FromPanel | undefined {
  return isMessage(message, fromPanel) ? message : undefined;
}

/** What the host sent, or `undefined` for anything that is none of its messages, which is to be ignored. */
export function readToPanel(message: unknown): ToPanel | undefined {
  return isMessage(message, toPanel) ? message : undefined;
}

function isMessage<Union extends { type: string }>(message: unknown, guards: Guards<Union>): message is Union {
  if (!isRecord(message) || typeof message.type !== 'string' || !Object.hasOwn(guards, message.type)) return false;
  return guards[message.type as Union['type']](message);
}
