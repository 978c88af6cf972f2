import { type Child, h } from './dom';

/** A sentence of the analysis, with what stands in backticks as code. */
export function prose(text: string): Child {
  const parts = text.split('`');
  // An even number of parts is an odd number of backticks, of which the last opens nothing.
  if (parts.length % 2 === 0) return text;
  return parts.map((part, index) => (index % 2 === 0 ? part : h('code', {}, part)));
}
