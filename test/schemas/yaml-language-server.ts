import { createRequire } from 'node:module';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from 'yaml-language-server';
import schema from '../../schemas/design-spec.schema.json';

/** Red Hat's language server with our schema, in this process. */
export function startYamlLanguageServer(): LanguageService {
  // It is a large package that is not made to be bundled.
  const { getLanguageService } = createRequire(path.resolve('package.json'))('yaml-language-server');
  const service: LanguageService = getLanguageService({
    schemaRequestService: (uri: string) => Promise.reject(new Error(`The schema refers to ${uri}`)),
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    yamlVersion: '1.2',
    // It resolves references in place, and a second server cannot read what the first has left.
    schemas: [
      { uri: 'file:///design-spec.schema.json', fileMatch: ['*.design.yaml'], schema: structuredClone(schema) },
    ],
  });
  return service;
}

let version = 0;

/** A new version each time: the server keeps what it parsed by URI and version. */
export function designDocument(text: string): TextDocument {
  return TextDocument.create('file:///x.design.yaml', 'yaml', ++version, text);
}
