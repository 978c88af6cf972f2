/**
 * Data files compiled into the bundle (scripts/build/data-files-plugin.mjs): `./patterns/*.yaml` gives a record from
 * what the `*` stands for to the parsed content of each file, in the order of the keys.
 */
declare module '*.yaml' {
  const contents: Readonly<Record<string, unknown>>;
  export default contents;
}

/** As above, with the text of each file: `./blueprints/*.md?raw`. */
declare module '*?names' {
  const names: readonly string[];
  export default names;
}

declare module '*?raw' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

/** The compiled validator of `schemas/<name>.schema.json`: `validate-design-spec`, `validate-workspace-config`. */
declare module 'validate-*' {
  const validate: {
    (data: unknown): boolean;
    /** The errors of the last call; an error carries no message, only what one is made from. */
    errors?:
      | readonly {
          readonly keyword: string;
          /** JSON pointer to the offending value. */
          readonly instancePath: string;
          readonly schemaPath: string;
          readonly params: Readonly<Record<string, unknown>>;
        }[]
      | null;
  };
  export default validate;
}

/** `schemas/<name>.schema.json` without the texts for people (scripts/build/schema-structure-plugin.mjs). */
declare module 'structure-of-*' {
  const schema: unknown;
  export default schema;
}
