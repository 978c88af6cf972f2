/** What Headroom can write into a design doc, in the order in which a reader wants it. */
export const sectionKinds = {
  objectives: 'What the design promises, what it reaches, and how far apart these are',
  diagram: 'The components and who calls whom, as a Mermaid flowchart',
  capacity: 'How busy each component is at peak, what it could carry, and what is full first',
  latency: 'How long requests of each flow take, and where the slow ones spend their time',
  availability: 'How much of the time each flow answers, what its error budget is, and what breaks it',
  recovery: 'What a disaster costs each store: data lost and time to recover',
  storage: 'How data grows over the planning horizon, and when stores are full',
  cost: 'What the design costs a month, by component and by what is paid for',
  scenarios: 'What happens in the scenarios of the spec, and in those that are always checked',
  stages: 'How the design does at each stage of its growth',
  assumptions: 'What was taken for granted where the spec says nothing',
  findings: 'What is wrong with the design, and what to do about it',
  checklist: 'The questions of a review as a task list, answered from the spec where it can be',
} as const satisfies Readonly<Record<string, string>>;

export type SectionKind = keyof typeof sectionKinds;

export const sectionNames = Object.keys(sectionKinds) as readonly SectionKind[];

/** What can stand behind the kind of a section, and behind `headroom` alone. */
export const sectionOptions = {
  spec: 'The file whose spec it is computed from, relative to the document',
  list: 'The id of a checklist; without it all that suit the design',
} as const;

export type SectionOption = keyof typeof sectionOptions;

export function isSectionKind(name: string): name is SectionKind {
  return Object.hasOwn(sectionKinds, name);
}

/** Whether an option says something about sections of a kind. */
export function takesOption(kind: SectionKind | undefined, name: string): name is SectionOption {
  return name === 'spec' || (name === 'list' && kind === 'checklist');
}
