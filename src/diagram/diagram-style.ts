/** Colours by role. Inside the editor they follow the theme; a file of its own brings a light and a dark set. */
const editorColours = `.headroom-diagram{
--diagram-text:var(--vscode-foreground);
--diagram-muted:var(--vscode-descriptionForeground);
--diagram-paper:var(--vscode-editor-background);
--diagram-surface:var(--vscode-editor-background);
--diagram-line:var(--vscode-contrastBorder,var(--vscode-descriptionForeground));
--diagram-track:color-mix(in srgb,var(--vscode-foreground) 20%,transparent);
--diagram-good:var(--vscode-charts-green);
--diagram-high:var(--vscode-charts-yellow);
--diagram-bad:var(--vscode-charts-red);
--diagram-share:var(--vscode-charts-blue);
--diagram-focus:var(--vscode-focusBorder)}`;

const ownColours = `.headroom-diagram{
--diagram-text:#1f2328;--diagram-muted:#59636e;--diagram-paper:#ffffff;--diagram-surface:#f6f8fa;
--diagram-line:#818b98;--diagram-track:#d1d9e0;--diagram-good:#1a7f37;--diagram-high:#9a6700;--diagram-bad:#cf222e;
--diagram-share:#0969da;--diagram-focus:#0969da}
@media (prefers-color-scheme:dark){.headroom-diagram{
--diagram-text:#e6edf3;--diagram-muted:#9198a1;--diagram-paper:#0d1117;--diagram-surface:#151b23;
--diagram-line:#656c76;--diagram-track:#3d444d;--diagram-good:#3fb950;--diagram-high:#d29922;--diagram-bad:#f85149;
--diagram-share:#4493f8;--diagram-focus:#4493f8}}
.headroom-diagram{background:var(--diagram-paper);font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
@media print{.headroom-diagram{--diagram-text:#000;--diagram-muted:#000;--diagram-paper:#fff;--diagram-surface:#fff}}`;

const rules = `
.headroom-diagram text{fill:var(--diagram-text)}
.headroom-diagram .kind,.headroom-diagram .edge-label,.headroom-diagram .group-label{fill:var(--diagram-muted)}
.headroom-diagram .edge-label{paint-order:stroke;stroke:var(--diagram-paper);stroke-width:5px;stroke-linejoin:round}
.headroom-diagram .value{font-variant-numeric:tabular-nums}
.headroom-diagram .outline{fill:var(--diagram-surface);stroke:var(--diagram-line);stroke-width:1.2}
.headroom-diagram .detail{fill:none;stroke:var(--diagram-line);stroke-width:1.2}
.headroom-diagram .dashed-box .outline{stroke-dasharray:5 3}
.headroom-diagram .error .outline{stroke:var(--diagram-bad);stroke-width:2}
.headroom-diagram .warning .outline{stroke:var(--diagram-high);stroke-width:2}
.headroom-diagram .frame{fill:none;stroke:var(--diagram-line);stroke-dasharray:2 3}
.headroom-diagram .line{fill:none;stroke:var(--diagram-line);stroke-width:1.3}
.headroom-diagram .publish .line{stroke-dasharray:6 4}
.headroom-diagram .send .line{stroke-dasharray:2 3}
.headroom-diagram .arrow{fill:var(--diagram-line)}
.headroom-diagram .track{fill:var(--diagram-track)}
.headroom-diagram .target{stroke:var(--diagram-text);stroke-width:1.5}
.headroom-diagram .normal .fill{fill:var(--diagram-good)}
.headroom-diagram .high .fill{fill:var(--diagram-high)}
.headroom-diagram .over .fill{fill:var(--diagram-bad)}
.headroom-diagram .share .fill{fill:var(--diagram-share)}
.headroom-diagram .over .value{font-weight:600}
.headroom-diagram .sign circle,.headroom-diagram .sign .plate{fill:var(--diagram-paper);stroke:var(--diagram-muted);stroke-width:1.5}
.headroom-diagram .sign path{fill:none;stroke:var(--diagram-text);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.headroom-diagram .error .sign circle{stroke:var(--diagram-bad)}
.headroom-diagram .warning .sign .plate{fill:var(--diagram-paper);stroke:var(--diagram-high);stroke-width:1.5}
.headroom-diagram .node[tabindex]{cursor:pointer;outline:none}
.headroom-diagram .node[tabindex]:hover .outline{stroke:var(--diagram-focus)}
.headroom-diagram .node:focus-visible .outline,.headroom-diagram .node.selected .outline{stroke:var(--diagram-focus);stroke-width:3}
.headroom-diagram[data-metric=latency] .metric-latency,.headroom-diagram[data-metric=availability] .metric-availability,
.headroom-diagram[data-metric=cost] .metric-cost{display:inline}
.headroom-diagram:not([data-metric=utilization]) .metric-utilization{display:none}`;

/**
 * The style sheet of diagrams. `editor` takes every colour from the theme of VS Code; `standalone` suits a file opened
 * in a browser, light or dark as the reader prefers.
 */
export function diagramStyle(host: 'editor' | 'standalone'): string {
  return `${host === 'editor' ? editorColours : ownColours}${rules}`;
}
