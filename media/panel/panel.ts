acquireVsCodeApi().postMessage({ type: 'ready' });
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };
