import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cachedInstall, run } from './cached-install.mjs';

const dependencies = { '@sparticuz/chromium': '147.0.0', 'dejavu-fonts-ttf': '2.37.3' };

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Start flags that keep Chromium quiet where the network is closed, and that work in a container. */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Launch options (for playwright-core) of the Chromium of this machine: CHROME_PATH, one on the PATH, or else, on Linux
 * on x64, one from npm.
 *
 * @returns {Promise<{ executablePath: string, args: string[], env?: Record<string, string> }>}
 */
export async function chromiumLaunchOptions() {
  const system = process.env.CHROME_PATH ?? systemChromium();
  if (system) return { executablePath: system, args: launchArguments };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install Google Chrome or Chromium, or name one in CHROME_PATH.');
  }
  const folder = await cachedInstall('chromium', dependencies, unpackChromium);
  await writeFontConfiguration(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [...launchArguments, '--font-render-hinting=none'],
    env: {
      ...definedEnvironment(),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    },
  };
}

function systemChromium() {
  if (process.platform === 'darwin') return existsSync(macPath) ? macPath : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return systemNames.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
}

/**
 * The package unpacks into the folder for temporary files, and adds the libraries that a bare system lacks when it
 * believes to be on the cloud service it was made for.
 *
 * @param {string} folder
 */
function unpackChromium(folder) {
  const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  return run(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}

/**
 * The fonts are the same on every machine, so that pictures are, too.
 *
 * @param {string} folder
 */
async function writeFontConfiguration(folder) {
  const alias = (/** @type {string} */ family, /** @type {string} */ font) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  const configuration = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${path.join(folder, 'node_modules', 'dejavu-fonts-ttf', 'ttf')}</dir>`,
    `<dir>${path.join(folder, 'fonts')}</dir>`,
    `<cachedir>${path.join(folder, 'fonts-cache')}</cachedir>`,
    alias('monospace', 'DejaVu Sans Mono'),
    alias('serif', 'DejaVu Serif'),
    alias('sans-serif', 'Open Sans'),
    alias('system-ui', 'Open Sans'),
    '</fontconfig>',
  ];
  await writeFile(path.join(folder, 'fonts.conf'), configuration.join('\n'));
}

/** @returns {Record<string, string>} */
function definedEnvironment() {
  /** @type {Record<string, string>} */
  const environment = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  return environment;
}
