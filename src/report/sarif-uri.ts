/** A path with either kind of slash as a URI: relative paths stay relative to where the tool ran. */
export function sarifUri(file: string): string {
  const path = file.replaceAll('\\', '/');
  const uri = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${uri}`;
  return /^[A-Za-z]:\//.test(path) ? `file:///${path.slice(0, 2)}${uri.slice('C%3A'.length)}` : uri;
}
