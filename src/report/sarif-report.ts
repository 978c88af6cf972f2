import { rules } from '../rules/index';
import { checkTitle } from './check-title';
import { missedObjectives } from './missed-objectives';
import type { FindingReport, PlaceReport } from './report';
import type { ReportedSpec } from './reported-spec';
import { renderRulePage, rulePagePath } from './rule-page';
import { sarifUri } from './sarif-uri';

/** SARIF 2.1.0, which code scanning services read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport(specs: readonly ReportedSpec[], version: string): string {
  return `${JSON.stringify(sarifLog(specs, version), null, 2)}\n`;
}

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** The object that `sarifReport` writes. */
export function sarifLog(specs: readonly ReportedSpec[], version: string) {
  const found = specs.map(({ file, report }) => ({
    file,
    findings: [...report.findings, ...missedObjectives(report)],
  }));
  const ids = [...new Set(found.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0' as const,
    runs: [
      {
        tool: { driver: { name: 'Headroom', version, semanticVersion: version, rules: ids.map(ruleDescriptor) } },
        columnKind: 'utf16CodeUnits' as const,
        invocations: [{ executionSuccessful: true }],
        artifacts: [...new Set(specs.map(({ file }) => file))].map((file) => ({ location: { uri: sarifUri(file) } })),
        results: found.flatMap(({ file, findings }) => {
          const fingerprint = fingerprints();
          return findings.map((finding) => ({
            ...result(file, finding),
            ruleIndex: ids.indexOf(finding.rule),
            partialFingerprints: { 'rulePath/v1': fingerprint(finding) },
          }));
        }),
      },
    ],
  };
}

function ruleDescriptor(id: string) {
  const tags = [id.split('/')[0] ?? id];
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) return { id, shortDescription: { text: checkTitle(id) ?? id }, properties: { tags } };
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.rationale.trim() },
    help: { text: rule.rationale.trim(), markdown: renderRulePage(rule) },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags, documentation: rulePagePath(rule) },
  };
}

function result(file: string, finding: FindingReport) {
  const { rule, severity, message, path, fix, edits, related } = finding;
  const artifactLocation = { uri: sarifUri(file) };
  const physicalLocation = (place: PlaceReport) => ({ artifactLocation, region: region(place) });
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: physicalLocation(finding),
        ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    ...(related && {
      relatedLocations: related.map((other) => ({
        physicalLocation: physicalLocation(other),
        message: { text: other.message },
      })),
    }),
    ...(fix !== undefined &&
      edits && {
        fixes: [
          {
            description: { text: fix },
            artifactChanges: [
              {
                artifactLocation,
                replacements: edits.map((edit) => ({
                  deletedRegion: region(edit),
                  insertedContent: { text: edit.text },
                })),
              },
            ],
          },
        ],
      }),
  };
}

function region({ line, column, endLine, endColumn }: PlaceReport) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** The rule and the path in the document outlive edits of other lines; where one path has several, they are counted. */
function fingerprints(): (finding: FindingReport) => string {
  const seen = new Map<string, number>();
  return ({ rule, path }) => {
    const key = `${rule}:${path}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}:${count}`;
  };
}
