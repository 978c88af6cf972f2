import { parse } from 'yaml';

export interface Validator {
  (data: unknown): boolean;
  errors?:
    | readonly {
        readonly keyword: string;
        readonly instancePath: string;
        readonly params: Readonly<Record<string, unknown>>;
      }[]
    | null;
}

/** The schema's complaints about a YAML text, as `/path/to/value keyword detail`. */
export function complaints(validate: Validator, text: string): string[] {
  if (validate(parse(text, { merge: true }))) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, params }) =>
    [instancePath || '/', keyword, detailOf(params)].filter(Boolean).join(' '),
  );
}

function detailOf(params: Readonly<Record<string, unknown>>): unknown {
  return params.additionalProperty ?? params.missingProperty ?? params.propertyName;
}
