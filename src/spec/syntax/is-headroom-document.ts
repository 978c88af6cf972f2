/** The key that makes a YAML document ours, at the left margin or first in a document written in braces. */
const ourKey = /^(?:headroom|"headroom"|'headroom')[ \t]*:(?:\s|$)|^\s*\{\s*["']?headroom["']?\s*:/m;

/**
 * Whether a YAML text is a design spec, without parsing it: it has the top-level key `headroom`. Its name does not
 * count; taking somebody's Kubernetes file for a spec would be the worst mistake.
 */
export function isHeadroomDocument(text: string): boolean {
  return ourKey.test(text);
}
