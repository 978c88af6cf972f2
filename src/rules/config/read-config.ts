import { bind } from '../../spec/binding/bind';
import type { Finding } from '../../spec/finding';
import { parseYaml } from '../../spec/syntax/parse-yaml';
import { schemaFindings } from '../../spec/validation/schema-findings';
import { configPlan } from './config-plan';
import type { ConfigSpec } from './config-spec';
import { judgeConfig } from './judge-config';

/** A configuration file as it is read. */
export interface ConfigFile {
  /** As the host names it; `extends` is relative to it. */
  readonly path: string;
  readonly text: string;
  /** Absent when the text holds no mapping. */
  readonly spec?: ConfigSpec;
  /** In document order. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a configuration. Total: any text gives a result, and what is sound in it holds.
 *
 * @param today `2026-11-20`, the day on which waivers are judged
 */
export function readConfig(path: string, text: string, today?: string): ConfigFile {
  const { root, findings } = parseYaml(text);
  if (!root) return { path, text, findings };
  const plan = configPlan();
  const shape = [...findings, ...schemaFindings(root, plan)];
  if (root.type !== 'mapping') return { path, text, findings: shape };
  const binding = bind(plan, root);
  const spec = binding.value as ConfigSpec;
  const all = [...shape, ...binding.findings, ...judgeConfig(spec, today)];
  return { path, text, spec, findings: all.sort((a, b) => a.span.start - b.span.start) };
}
