/**
 * The part of the official SARIF 2.1.0 schema (OASIS, errata 01) that speaks of what we write, with its constraints and
 * nothing else allowed: a property that is new here has to be looked up in the standard first.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const text = { type: 'string' };
const index = { type: 'integer', minimum: -1 };
const position = { type: 'integer', minimum: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const tags = { type: 'object', properties: { tags: list(text, { uniqueItems: true }) } };

const markup = object({ text, markdown: text }, ['text']);
const message = object({ text }, ['text']);
const artifactLocation = object({ uri: { type: 'string', format: 'uri-reference' } });
const region = object({ startLine: position, startColumn: position, endLine: position, endColumn: position });
const location = object({
  physicalLocation: object({ artifactLocation, region }, ['artifactLocation']),
  logicalLocations: list(object({ fullyQualifiedName: text }), { uniqueItems: true }),
  message,
});
const rule = object(
  {
    id: text,
    shortDescription: markup,
    fullDescription: markup,
    help: markup,
    defaultConfiguration: object({ level }),
    properties: tags,
  },
  ['id'],
);
const replacement = object({ deletedRegion: region, insertedContent: object({ text }) }, ['deletedRegion']);
const artifactChange = object({ artifactLocation, replacements: list(replacement, { minItems: 1 }) }, [
  'artifactLocation',
  'replacements',
]);
const fix = object(
  { description: message, artifactChanges: list(artifactChange, { minItems: 1, uniqueItems: true }) },
  ['artifactChanges'],
);
const result = object(
  {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: list(location),
    relatedLocations: list(location, { uniqueItems: true }),
    partialFingerprints: { type: 'object', additionalProperties: text },
    fixes: list(fix, { uniqueItems: true }),
  },
  ['message'],
);
const driver = object({ name: text, version: text, semanticVersion: text, rules: list(rule, { uniqueItems: true }) }, [
  'name',
]);
const run = object(
  {
    tool: object({ driver }, ['driver']),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    invocations: list(object({ executionSuccessful: { type: 'boolean' } }, ['executionSuccessful'])),
    artifacts: list(object({ location: artifactLocation }), { uniqueItems: true }),
    results: list(result),
  },
  ['tool'],
);

export const sarifSchema = object({ $schema: text, version: { const: '2.1.0' }, runs: list(run) }, ['version', 'runs']);

function object(properties: Record<string, object>, required: string[] = []): object {
  return { type: 'object', additionalProperties: false, properties, required };
}

function list(items: object, constraints: object = {}): object {
  return { type: 'array', items, ...constraints };
}
