import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { hasCode, isThere } from '../../ops/files.ts';
import { ROOT, TOOLS } from '../../local/places.ts';
import { linkPackages } from '../../local/tools/linked.ts';

/** A browser, and what its process needs to find its libraries and fonts. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Where people have one: only asked for where the package has none for this machine. */
const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
];

const inflate = promisify(brotliDecompress);
const program = promisify(execFile);

/** Unpacks one `.tar.br` of the package. */
const unpackTar = async (archive: string, into: string): Promise<void> => {
  const tar = join(into, '.archive.tar');
  await writeFile(tar, await inflate(await readFile(archive)));
  await program('tar', ['-xf', tar, '-C', into]);
  await rm(tar);
};

/** Where fonts are: the package's, which look the same everywhere, and the machine's for what these lack. */
const fontsConfig = (fonts: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(fonts, 'cache')}</cachedir>
</fontconfig>
`;

/** Unpacks binary, fonts and libraries into a folder that appears when it is complete. */
const unpacked = async (bin: string, version: string): Promise<string> => {
  const dir = join(TOOLS, `chromium-${version}`);
  if (await isThere(dir)) return dir;
  const fresh = join(TOOLS, `.chromium-${randomUUID()}`);
  await mkdir(fresh, { recursive: true });
  try {
    await writeFile(join(fresh, 'chromium'), await inflate(await readFile(join(bin, 'chromium.br'))), {
      mode: 0o755,
    });
    await unpackTar(join(bin, 'swiftshader.tar.br'), fresh);
    for (const folder of ['al2023', 'fonts']) {
      await mkdir(join(fresh, folder));
      await unpackTar(join(bin, `${folder}.tar.br`), join(fresh, folder));
    }
    await writeFile(join(fresh, 'fonts/fonts.conf'), fontsConfig(join(dir, 'fonts')));
    await rename(fresh, dir);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another run was faster.
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST')) throw error;
  }
  return dir;
};

const fromPackage = async (): Promise<Browser> => {
  const root = join(ROOT, 'tests/e2e/node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const dir = await unpacked(join(root, 'bin'), version);
  return {
    executablePath: join(dir, 'chromium'),
    env: { LD_LIBRARY_PATH: join(dir, 'al2023/lib'), FONTCONFIG_PATH: join(dir, 'fonts') },
  };
};

/**
 * The browser of the tests: the one that CHROMIUM_PATH names, or the one of the package, or an installed one.
 * @throws Error when no browser is found
 */
export const findBrowser = async (): Promise<Browser> => {
  const signal = new AbortController().signal;
  await linkPackages('tests/e2e', { log: join(TOOLS, 'install.log'), signal });
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { executablePath: named, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return fromPackage();
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {} };
  throw new Error(
    'The tests of the console need Chrome or Chromium: install one, or name it in CHROMIUM_PATH.',
  );
};

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await findBrowser()));
