import type { DocumentCheck } from './check';

/** Words that scenarios and objectives use for kinds of failures. */
const reserved = ['zone', 'region', 'replica', 'all'];

/** Components and regions share one namespace, in which some words are taken. */
export const reservedIds: DocumentCheck = function* ({ declarations }) {
  const owner = new Map<string, { namespace: string; span: { start: number; end: number } }>();
  for (const { namespace, id, span, path } of declarations) {
    if (namespace !== 'component' && namespace !== 'region') continue;
    const other = owner.get(id);
    if (reserved.includes(id)) {
      yield {
        rule: 'spec/reserved-id',
        severity: 'error',
        message: `\`${id}\` is a word of the language (scenarios and objectives use it); give this ${namespace} another id`,
        path,
        span,
      };
    } else if (other && other.namespace !== namespace) {
      yield {
        rule: 'spec/ambiguous-id',
        severity: 'error',
        message: `\`${id}\` names a ${other.namespace} already; components and regions share their ids, so rename one`,
        path,
        span,
        related: [{ message: `the ${other.namespace} \`${id}\``, span: other.span }],
      };
    }
    owner.set(id, { namespace, span });
  }
};
