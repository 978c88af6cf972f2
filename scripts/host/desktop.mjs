import { downloadAndUnzipVSCode } from '@vscode/test-electron';

/**
 * The desktop VS Code to test in: the one that VSCODE_EXECUTABLE names, or a download where the editor's update server
 * can be reached and there is a display to open windows on.
 *
 * @returns {Promise<string | undefined>} path of the executable
 */
export async function findDesktop() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  if (!hasDisplay() || !(await canReachUpdateServer())) return undefined;
  return downloadAndUnzipVSCode({ version: 'stable', timeout: 60_000 }).catch((error) => {
    console.log(`Cannot download VS Code: ${error instanceof Error ? error.message : error}`);
    return undefined;
  });
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Asked before a download is begun, as that one tries for minutes on a closed network. */
async function canReachUpdateServer() {
  const url = 'https://update.code.visualstudio.com/api/releases/stable';
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return response?.ok ?? false;
}
