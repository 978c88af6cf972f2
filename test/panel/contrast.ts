/** A text or a mark that does not stand out enough. */
export interface WeakContrast {
  readonly what: string;
  readonly ratio: number;
}

/**
 * Runs in the page: every visible text whose contrast with what lies behind it is below 4.5, and every bar and sign
 * below 3 (WCAG 2.2, 1.4.3 and 1.4.11). Self-contained, for `page.evaluate`.
 */
export function findWeakContrast(): WeakContrast[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];

  const parse = (text: string): Colour => {
    const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const [r = 0, g = 0, b = 0, alpha = 1] = text.startsWith('color(')
      ? numbers
      : numbers.map((n, i) => (i < 3 ? n / 255 : n));
    return text === 'none' || text === 'transparent' ? [0, 0, 0, 0] : [r, g, b, alpha];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = ([r, g, b]: Colour) => {
    const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const contrast = (a: Colour, b: Colour) => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const backdrop = (element: Element | null): Colour => {
    if (element === null) return parse(getComputedStyle(document.documentElement).backgroundColor);
    const outline = element.classList.contains('node') ? element.querySelector('.outline') : null;
    const style = getComputedStyle(outline ?? element);
    const own = parse(outline ? style.fill : element instanceof SVGElement ? 'transparent' : style.backgroundColor);
    return own[3] >= 1 ? own : over(own, backdrop(element.parentElement));
  };
  const isVisible = (element: Element) =>
    element.getClientRects().length > 0 && element.closest('.hidden-text, thead') === null;

  const weak: WeakContrast[] = [];
  const check = (what: string, element: Element, colour: string, enough: number) => {
    const behind = backdrop(element);
    const ratio = contrast(over(parse(colour), behind), behind);
    if (ratio < enough) weak.push({ what: `${what} (${colour})`, ratio: Math.round(ratio * 100) / 100 });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || !node.nodeValue?.trim() || !isVisible(element)) continue;
    const style = getComputedStyle(element);
    check(node.nodeValue, element, element instanceof SVGElement ? style.fill : style.color, 4.5);
  }
  for (const mark of document.querySelectorAll('.fill')) {
    if (isVisible(mark)) check(mark.outerHTML, mark, getComputedStyle(mark).fill, 3);
  }
  for (const mark of document.querySelectorAll('.icon path, .survivors, .curve, .line')) {
    if (isVisible(mark)) check(mark.outerHTML, mark, getComputedStyle(mark).stroke, 3);
  }
  return weak;
}
