/** Keywords whose value is a schema, a list of schemas, or a record of schemas. */
const applicators = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else']);
const listApplicators = new Set(['allOf', 'anyOf', 'oneOf']);
const recordApplicators = new Set(['properties', 'patternProperties', '$defs']);

const assertions = new Set([
  ...['$ref', 'type', 'enum', 'const', 'required', 'pattern', 'uniqueItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
]);

/** Keywords that make a difference, which neither this file nor draft-07 knows. */
const unsupported = new Set([
  ...['prefixItems', 'contains', 'minContains', 'maxContains', 'dependentRequired', 'dependentSchemas'],
  ...['unevaluatedItems', 'unevaluatedProperties', '$dynamicRef', '$anchor'],
]);

/**
 * The part of a draft 2020-12 schema that decides what is valid, in terms that draft-07 shares: without annotations, and
 * with one definition in place of all that have become the same without them. It compiles to less than half the code.
 *
 * @param {Record<string, unknown>} schema definitions are in `$defs` of the root and referred to as `#/$defs/name`
 * @returns {Record<string, any>}
 */
export function minimalSchema(schema) {
  return shareDefinitions(withoutAnnotations(schema));
}

/** @param {any} schema a boolean or an object */
function withoutAnnotations(schema) {
  if (typeof schema !== 'object') return schema;
  /** @type {Record<string, any>} */
  const minimal = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (unsupported.has(keyword)) throw new Error(`The schema uses ${keyword}, which is not supported here`);
    if (assertions.has(keyword)) minimal[keyword] = value;
    else if (applicators.has(keyword)) minimal[keyword] = withoutAnnotations(value);
    else if (listApplicators.has(keyword)) minimal[keyword] = value.map(withoutAnnotations);
    else if (recordApplicators.has(keyword)) {
      minimal[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, withoutAnnotations(member)]),
      );
    }
  }
  return minimal;
}

/**
 * Merging two definitions can make two others the same, so this goes on until there is nothing left to merge.
 *
 * @param {Record<string, any>} schema
 * @returns {Record<string, any>}
 */
function shareDefinitions(schema) {
  /** @type {Map<string, string>} */
  const firstWith = new Map();
  /** @type {Map<string, string>} */
  const replacements = new Map();
  for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
    const text = JSON.stringify(definition);
    const first = firstWith.get(text);
    if (first === undefined) firstWith.set(text, name);
    else replacements.set(name, first);
  }
  if (replacements.size === 0) return schema;
  const kept = Object.entries(schema.$defs).filter(([name]) => !replacements.has(name));
  const shared = JSON.stringify({ ...schema, $defs: Object.fromEntries(kept) }).replace(
    /"#\/\$defs\/([^"]+)"/g,
    (_, name) => `"#/$defs/${replacements.get(name) ?? name}"`,
  );
  return shareDefinitions(JSON.parse(shared));
}
