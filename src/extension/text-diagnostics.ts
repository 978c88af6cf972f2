import type * as vscode from 'vscode';
import { layersOfOthers } from '../language/yaml-coexistence';
import { layerOf } from '../spec/finding';
import { readSpec } from '../spec/read-spec';
import { specTexts } from './spec-texts';
import { toDiagnostic } from './to-diagnostic';
import { otherYaml } from './yaml-extension';

/** What is wrong with a text as such; no setting or waiver can change that. */
const ofText = /^(?:syntax|schema|quantity)\//;

/**
 * What is wrong with the first spec as a text, while the analysis and the rules are still being loaded: reading takes
 * less than half of the code.
 */
export function textDiagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  const theirs = layersOfOthers(document.getText(), otherYaml(document));
  return specTexts(document).flatMap((spec) =>
    readSpec(spec.text)
      .findings.filter((finding) => ofText.test(finding.rule) && !theirs.has(layerOf(finding)))
      .map((finding) => toDiagnostic(finding, document, spec)),
  );
}
