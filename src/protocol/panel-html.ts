import { escapeXml } from '../diagram/escape-xml';

/** What only the host knows about the page: its origin, its files, and the nonce of this load. */
export interface PanelResources {
  /** Fresh and unguessable for every load: 16 random bytes or more, base64 or hex. */
  readonly nonce: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/**
 * The page of the analysis panel. Nothing of a document is printed into it: all content arrives by message after
 * `ready`, and a script cannot run unless it carries the nonce.
 */
export function panelHtml({ nonce, cspSource, scriptUri, styleUri }: PanelResources): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">
<link rel="stylesheet" href="${escapeXml(styleUri)}">
<title>Headroom analysis</title>
</head>
<body>
<div id="panel"></div>
<script nonce="${escapeXml(nonce)}" src="${escapeXml(scriptUri)}"></script>
</body>
</html>
`;
}
