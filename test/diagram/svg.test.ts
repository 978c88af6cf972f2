import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { layOut } from '../../src/diagram/dagre-layout';
import { diagramStyle } from '../../src/diagram/diagram-style';
import { renderSvg, type SvgOptions } from '../../src/diagram/svg';
import { urlShortenerGraph } from '../panel/fixtures/url-shortener-graph';
import { anyGraph, graphFrom, nodeOf } from './sample-graphs';

const draw = (options?: SvgOptions) => renderSvg(layOut(urlShortenerGraph, 'right'), options);

/** Tags with only quoted attributes, and text without markup between them: what no hostile text may break. */
const wellFormed = /^(?:<\/?[a-z]+(?: [a-zA-Z:-]+="[^"<>]*")*\/?>|&(?:amp|lt|gt|quot|#39);|[^<>&])*$/;

describe('renderSvg', () => {
  it('is one element that names and describes itself', () => {
    const svg = draw({ idPrefix: 'one' });
    assert.match(svg, /^<svg [^>]*aria-labelledby="one-title one-description"[^>]*>/);
    assert.match(svg, /<title id="one-title">URL shortener<\/title>/);
    assert.match(svg, /<desc id="one-description">9 components, 9 connections\. edge calls lb at 11,600\/s\./);
    assert.ok(svg.endsWith('</svg>'));
  });

  it('has neither inline style nor script', () => {
    assert.doesNotMatch(draw({ interactive: true }), / style=| on[a-z]+=|<script|<style|href/);
  });

  it('tells each node by path, state, shape and words', () => {
    assert.match(
      draw(),
      /<g class="node error cylinder" data-path="components\.links" aria-label="links: database · cassandra · ×36, over its limit, 112% busy at peak, /,
    );
  });

  it('puts nodes into the order of the keyboard only where the page answers', () => {
    assert.equal(draw().includes('tabindex'), false);
    assert.equal(draw({ interactive: true }).match(/tabindex="0" role="button"/g)?.length, 9);
  });

  it('tells kinds of edges by class', () => {
    assert.match(draw(), /<g class="edge publish" data-from="redirect" data-to="clicks">/);
  });

  it('carries its own style on request', () => {
    assert.match(draw({ style: diagramStyle('standalone') }), /<style>\.headroom-diagram/);
  });

  it('shortens a long label and keeps it whole for those who ask', () => {
    const label = 'a-component-with-a-name-that-goes-on-and-on';
    const svg = renderSvg(layOut({ ...graphFrom('a>b'), nodes: [nodeOf('a', { label })] }, 'right'));
    assert.match(svg, />a-component-with-a-[a-z-]*…<\/text>/);
    assert.match(svg, new RegExp(`<title>${label}: service</title>`));
  });

  it('makes hostile text harmless', () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&\u0000\u{D800}`;
    const graph = {
      ...graphFrom('a>b'),
      title: hostile,
      nodes: [nodeOf('a', { label: hostile, path: hostile, kind: hostile })],
    };
    const svg = renderSvg(layOut(graph, 'right'), { idPrefix: hostile });
    assert.match(svg, wellFormed);
    assert.doesNotMatch(svg, /<script|<img/);
  });

  it('is well formed whatever the graph says', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const svg = renderSvg(layOut(graph, 'down'), { interactive: true });
        assert.match(svg, wellFormed);
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('diagramStyle', () => {
  it('takes every colour from the theme inside the editor', () => {
    assert.doesNotMatch(diagramStyle('editor'), /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|\b(?:black|white)\b/i);
  });
  it('brings a light and a dark set of its own to a file', () => {
    assert.doesNotMatch(diagramStyle('standalone'), /--vscode/);
    assert.match(diagramStyle('standalone'), /prefers-color-scheme:dark/);
  });
});
