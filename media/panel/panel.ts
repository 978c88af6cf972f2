import { diagramStyle } from '../../src/diagram/diagram-style';
import type { FromPanel } from '../../src/protocol/messages';
import { readToPanel } from '../../src/protocol/validate-message';
import { moveByArrow } from './keyboard';
import { metrics, type PanelEvent, type PanelModel, reduce, tabs } from './model';
import { morph } from './morph';
import { restoreChoice, savedState } from './saved-state';
import { pageView } from './views/page-view';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const host = acquireVsCodeApi();
const root = document.getElementById('panel');

let model: PanelModel = {
  content: { kind: 'waiting' },
  ...restoreChoice(host.getState()),
  explanation: undefined,
  width: contentWidth(),
};

function update(event: PanelEvent): void {
  const before = model;
  model = reduce(model, event);
  if (root !== null) morph(root, pageView(model));
  if (model.tab !== before.tab || model.content.kind !== before.content.kind) showSelectedTab();
  if (model.content.kind === 'shown') host.setState(savedState(model));
}

/** On a narrow page the tabs scroll sideways. */
function showSelectedTab(): void {
  document.getElementById(`tab-${model.tab}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Sends a path of the document shown. */
function post(type: 'reveal' | 'explain', path: string): void {
  if (model.content.kind === 'shown') host.postMessage({ type, uri: model.content.state.uri, path });
}

/** Width for content: the page without its margins. */
function contentWidth(): number {
  return Math.max(240, document.documentElement.clientWidth - 2 * 16);
}

function onClick({ target }: Event): void {
  if (!(target instanceof Element)) return;
  const control = target.closest('[data-explain], [data-tab], [data-lock], [data-new-spec], [data-reveal]');
  if (control === null || (control.localName !== 'button' && isSelecting())) return;
  const { explain, tab, lock, newSpec, reveal } = (control as HTMLElement | SVGElement).dataset;
  if (explain !== undefined) toggleExplanation(explain);
  else if (tab !== undefined) showTab(tab);
  else if (lock !== undefined) setLock(lock === 'true');
  else if (newSpec !== undefined) host.postMessage({ type: 'newSpec' });
  else if (reveal !== undefined) post('reveal', reveal);
}

/** Text that is being selected for copying is no click on its row. */
function isSelecting(): boolean {
  return window.getSelection()?.type === 'Range';
}

function setLock(locked: boolean): void {
  update({ type: 'lock', locked });
  host.postMessage({ type: 'lock', locked });
}

function showTab(name: string): void {
  const tab = tabs.find((known) => known === name);
  if (tab !== undefined) update({ type: 'tab', tab });
}

function toggleExplanation(path: string): void {
  const opener = document.activeElement;
  update({ type: 'toggleExplanation', path });
  if (model.explanation !== undefined) post('explain', path);
  else if (opener !== null && !opener.isConnected) focusNumber(path);
}

function focusNumber(path: string): void {
  document.querySelector<HTMLElement>(`button.number[data-explain="${CSS.escape(path)}"]`)?.focus();
}

function onKeyDown(event: KeyboardEvent): void {
  const { target, key } = event;
  if (key === 'Escape' && model.explanation !== undefined) {
    const { path } = model.explanation;
    update({ type: 'toggleExplanation', path });
    focusNumber(path);
  } else if ((key === 'Enter' || key === ' ') && target instanceof SVGElement && target.dataset.reveal !== undefined) {
    post('reveal', target.dataset.reveal);
    event.preventDefault();
  } else if (moveByArrow(event)) {
    event.preventDefault();
  }
}

function onChange({ target }: Event): void {
  if (!(target instanceof HTMLSelectElement)) return;
  const metric = metrics.find((known) => known === target.value);
  if (metric !== undefined) update({ type: 'metric', metric });
}

function onMessage({ data }: MessageEvent<unknown>): void {
  const message = readToPanel(data);
  if (message === undefined) return;
  update(message);
  // A new version may have changed the number whose derivation is open.
  if (message.type === 'state' && model.explanation !== undefined) post('explain', model.explanation.path);
}

const diagramSheet = new CSSStyleSheet();
diagramSheet.replaceSync(diagramStyle('editor'));
document.adoptedStyleSheets = [diagramSheet];

window.addEventListener('message', onMessage);
document.addEventListener('click', onClick);
document.addEventListener('keydown', onKeyDown);
document.addEventListener('change', onChange);
new ResizeObserver(() => {
  const width = contentWidth();
  if (width !== model.width) update({ type: 'width', width });
}).observe(document.documentElement);

host.postMessage({ type: 'ready' });
