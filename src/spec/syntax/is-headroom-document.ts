/** The key that makes a YAML document ours, at the left margin. */
const ourKey = /^(?:headroom|"headroom"|'headroom')[ \t]*:(?:\s|$)/m;
/** The same as the first key of a document in braces, behind nothing but comments and a `---`. */
const ourFlowKey = /^(?:---)?(?:\s|#.*\n)*\{(?:\s|#.*\n)*["']?headroom["']?\s*:/;

/**
 * Whether a YAML text is a design spec, without parsing it: it has the top-level key `headroom`. Its name does not
 * count; taking somebody's Kubernetes file for a spec would be the worst mistake.
 */
export function isHeadroomDocument(text: string): boolean {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const yaml = start === 0 ? text : text.slice(start);
  return ourKey.test(yaml) || ourFlowKey.test(yaml);
}
