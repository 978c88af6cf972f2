import * as assert from 'node:assert/strict';
import type { Graph } from '../../src/diagram/graph';
import { renderMermaid } from '../../src/diagram/mermaid';
import { graphFrom, nodeOf } from './sample-graphs';

describe('renderMermaid', () => {
  it('writes nodes by kind, edges by verb and groups as subgraphs', () => {
    const graph: Graph = {
      title: '',
      nodes: [
        nodeOf('api', { group: 'eu' }),
        nodeOf('orders-db', { kind: 'database', technology: 'postgres', replicas: 3, group: 'eu' }),
        nodeOf('events', { kind: 'stream' }),
      ],
      edges: [
        { from: 'api', to: 'orders-db', kind: 'call', rate: 1200 },
        { from: 'api', to: 'events', kind: 'publish' },
        { from: 'api', to: 'gone', kind: 'call' },
      ],
      groups: [{ id: 'eu', label: 'eu-west' }],
    };
    assert.equal(
      renderMermaid(graph, 'right'),
      `flowchart LR
  c_events>"events<br/>stream"]
  subgraph g1 ["eu-west"]
    c_api["api<br/>service"]
    c_orders_db[("orders-db<br/>database · postgres · ×3")]
  end
  c_api -->|"1,200/s"| c_orders_db
  c_api -.-> c_events
`,
    );
  });

  it('keeps ids apart and away from the words of Mermaid', () => {
    const text = renderMermaid(graphFrom('a-b>a_b a_b>end'), 'down');
    assert.match(text, /^flowchart TB/);
    assert.match(text, /c_a_b --.*c_a_b_2\n.*c_a_b_2 --.*c_end\n/s);
  });

  it('makes markup in labels plain', () => {
    const graph = { ...graphFrom('a>b'), nodes: [nodeOf('a', { label: '"]; click a "x" <b>#quot;`&' })], edges: [] };
    assert.match(
      renderMermaid(graph, 'right'),
      /c_a\["#quot;\]; click a #quot;x#quot; #lt;b#gt;#35;quot;#96;#38;<br\/>service"\]/,
    );
  });

  it('ends with groups that contain one another', () => {
    const groups = [
      { id: 'a', label: 'a', parent: 'b' },
      { id: 'b', label: 'b', parent: 'a' },
    ];
    assert.match(renderMermaid({ ...graphFrom('x>y'), groups }, 'right'), /c_x.*c_y/s);
  });
});
