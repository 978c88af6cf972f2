import { type Child, h } from '../dom';
import { metrics } from '../model';
import { note, section } from '../section';
import type { View } from '../view';

const metricNames = {
  utilization: 'utilisation at peak',
  latency: 'share of slow requests’ time',
  availability: 'share of downtime',
  cost: 'cost per month',
};

/** Smaller than this, the texts of a diagram are hard to read; the page scrolls sideways instead. */
const smallestScale = 0.72;

/** The drawing, laid to the right or down as the width of the page suggests, with a choice of what its bars show. */
export function diagramView(view: View): Child {
  const { diagram } = view.state;
  if (diagram === undefined) return undefined;
  const { width, metric } = view.model;
  const right = readSvg(diagram.right);
  const down = readSvg(diagram.down);
  const chosen = right !== undefined && naturalWidth(right) * smallestScale <= width ? right : (down ?? right);
  if (chosen === undefined) return undefined;

  const drawing = document.importNode(chosen, true);
  scale(drawing, Math.min(1, Math.max(smallestScale, width / naturalWidth(chosen))));
  drawing.setAttribute('data-metric', metric);
  drawing.setAttribute('data-key', chosen === right ? 'right' : 'down');
  for (const node of drawing.querySelectorAll('[data-path]')) {
    const path = node.getAttribute('data-path') ?? '';
    const { selection } = view.state;
    node.classList.toggle('selected', selection === path || (selection?.startsWith(`${path}.`) ?? false));
    node.setAttribute('data-reveal', path);
  }
  return section(
    'Diagram',
    h(
      'div',
      { class: 'toolbar' },
      h('label', { for: 'metric' }, 'Bars show'),
      h(
        'select',
        { id: 'metric', 'data-key': 'metric' },
        metrics.map((name) => h('option', { value: name, selected: name === metric }, metricNames[name])),
      ),
    ),
    h('div', { class: 'drawing', 'data-key': 'drawing' }, drawing),
    note(
      'Lines: solid calls, dashed publishes, dotted sends, with their rate at peak. Line across a bar: target. ✕ over its limit, ! near it, ? not checked.',
    ),
  );
}

/** The text is our own renderer's, escaped and of one known form; yet it is parsed as a document apart and only its elements are taken. */
function readSvg(text: string): SVGSVGElement | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGSVGElement)) return undefined;
  for (const foreign of root.querySelectorAll('script,style,foreignObject,image,use,a')) foreign.remove();
  if (parsed.size > 7) parsed.clear();
  parsed.set(text, root);
  return root;
}

const parsed = new Map<string, SVGSVGElement>();

function naturalWidth(svg: SVGSVGElement): number {
  return svg.viewBox.baseVal.width || 1;
}

function scale(svg: SVGSVGElement, by: number): void {
  svg.setAttribute('width', String(Math.floor(svg.viewBox.baseVal.width * by)));
  svg.setAttribute('height', String(Math.floor(svg.viewBox.baseVal.height * by)));
}
