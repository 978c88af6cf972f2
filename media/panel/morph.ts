/**
 * Makes `present` look like `wanted` while keeping the elements that stay: so focus, scroll position, text selection
 * and opened disclosures survive each new analysis. Elements are told apart by tag and `data-key`.
 */
export function morph(present: Element, wanted: Element): void {
  morphAttributes(present, wanted);
  const spare = new Map<string, Element>();
  for (const child of present.children) {
    const key = child.getAttribute('data-key');
    if (key !== null && !spare.has(key)) spare.set(key, child);
  }
  let cursor: ChildNode | null = present.firstChild;
  for (const next of [...wanted.childNodes]) {
    const key = next instanceof Element ? next.getAttribute('data-key') : null;
    const match: ChildNode | null = (key === null ? undefined : spare.get(key)) ?? cursor;
    if (match !== null && isSame(match, next)) {
      if (match === cursor) cursor = cursor.nextSibling;
      else present.insertBefore(match, cursor);
      if (match instanceof Element && next instanceof Element) morph(match, next);
      else if (match.nodeValue !== next.nodeValue) match.nodeValue = next.nodeValue;
    } else {
      present.insertBefore(next, cursor);
    }
  }
  while (cursor !== null) {
    const after: ChildNode | null = cursor.nextSibling;
    cursor.remove();
    cursor = after;
  }
}

function isSame(a: Node, b: Node): boolean {
  if (a.nodeName !== b.nodeName) return false;
  if (!(a instanceof Element && b instanceof Element)) return true;
  return a.namespaceURI === b.namespaceURI && a.getAttribute('data-key') === b.getAttribute('data-key');
}

function morphAttributes(present: Element, wanted: Element): void {
  for (const { name } of [...present.attributes]) {
    const openedByReader = name === 'open' && present.nodeName === 'DETAILS';
    if (!wanted.hasAttribute(name) && !openedByReader) present.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (present.getAttribute(name) !== value) present.setAttribute(name, value);
  }
}
