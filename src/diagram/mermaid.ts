import type { Graph, GraphNode } from './graph';
import type { Direction } from './layout';
import { edgeLabel, nodeDetail } from './node-size';
import { type Shape, shapeOf } from './shape';

const brackets: Readonly<Record<Shape, readonly [string, string]>> = {
  box: ['[', ']'],
  'dashed-box': ['[', ']'],
  pill: ['([', '])'],
  hexagon: ['{{', '}}'],
  cloud: ['(', ')'],
  cylinder: ['[(', ')]'],
  pipe: ['>', ']'],
  octagon: ['(', ')'],
  'double-box': ['[[', ']]'],
  slanted: ['[/', '/]'],
  folder: ['[(', ')]'],
  notched: ['[\\', '\\]'],
};

const arrows = { call: '-->', publish: '-.->', send: '-.->' };

/** The graph as Mermaid flowchart text, for hosts that render Mermaid themselves. */
export function renderMermaid(graph: Graph, direction: Direction): string {
  const names = mermaidIds(graph.nodes);
  const lines = [`flowchart ${direction === 'right' ? 'LR' : 'TB'}`];
  const known = new Set(graph.groups.map(({ id }) => id));

  const writeGroup = (parent: string | undefined, indent: string, seen: readonly string[]) => {
    for (const node of graph.nodes) {
      const group = node.group !== undefined && known.has(node.group) ? node.group : undefined;
      if (group === parent) lines.push(`${indent}${names.get(node.id)}${nodeText(node)}`);
    }
    graph.groups.forEach((group, index) => {
      if (group.parent !== parent || seen.includes(group.id)) return;
      lines.push(`${indent}subgraph g${index + 1} [${quote(group.label)}]`);
      writeGroup(group.id, `${indent}  `, [...seen, group.id]);
      lines.push(`${indent}end`);
    });
  };
  writeGroup(undefined, '  ', []);

  for (const edge of graph.edges) {
    const from = names.get(edge.from);
    const to = names.get(edge.to);
    if (from === undefined || to === undefined) continue;
    const label = edgeLabel(edge);
    lines.push(`  ${from} ${arrows[edge.kind]}${label === '' ? '' : `|${quote(label)}|`} ${to}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Ids in front of which `c_` keeps Mermaid's own words (`end`, `graph`) out, unique where `-` and `_` fall together. */
function mermaidIds(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of nodes) {
    const base = `c_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

function nodeText(node: GraphNode): string {
  const [open, close] = brackets[shapeOf(node.kind)];
  return `${open}${quote(`${node.label}\n${nodeDetail(node)}`)}${close}`;
}

/** Mermaid reads `#name;` as an entity and takes HTML in labels, so all three kinds of markup are made plain. */
function quote(text: string): string {
  const plain = text
    .replaceAll('#', '#35;')
    .replaceAll('&', '#38;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', '#96;')
    .replaceAll(/\r?\n/g, '<br/>');
  return `"${plain}"`;
}
