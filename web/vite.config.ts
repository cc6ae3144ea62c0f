import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { parse } from 'yaml';
import { searchOf } from './permits/derive.ts';

/** The one module of the checkout that the console imports. */
const CLIENT = fileURLToPath(new URL('../core/client/client.ts', import.meta.url));

/**
 * The designs of AppLayout that Cloudscape's package has beside the one in use; which one it is, it decides in the
 * browser. They are a fifth of the JavaScript of the frame.
 */
const UNUSED = ['app-layout/classic.js', 'app-layout/visual-refresh-toolbar/index.js'];

/** Leaves modules out of the bundle. A version that no longer has one of them fails the build, to be looked at. */
const leavingOut = (paths: readonly string[]): Plugin => {
  const left = new Set<string>();
  return {
    name: 'leaving-out',
    load: (id) => {
      const path = paths.find((one) => id.endsWith(`/@cloudscape-design/components/${one}`));
      if (path === undefined) return undefined;
      left.add(path);
      return 'export default () => null;';
    },
    buildEnd(error) {
      const missing = paths.filter((path) => !left.has(path));
      if (error === undefined && missing.length > 0)
        this.error(`not there to leave out: ${missing.join(', ')}`);
    },
  };
};

/** A fault of AppLayout on narrow screens: a landmark has no orientation, and screen readers announce one. */
const MENDED = '/@cloudscape-design/components/app-layout/visual-refresh/mobile-toolbar.js';
const FAULT = '"aria-orientation": "horizontal", className: clsx(styles[\'mobile-toolbar-nav\']';

const mending = (): Plugin => ({
  name: 'mending',
  transform(code, id) {
    if (!id.endsWith(MENDED)) return undefined;
    if (!code.includes(FAULT))
      this.error('the fault of mobile-toolbar.js is gone, and so may this plugin be');
    return { code: code.replace('"aria-orientation": "horizontal", ', ''), map: null };
  },
});

const CONTRACT = fileURLToPath(new URL('../openapi.yaml', import.meta.url));
/** What the console knows of the contract while it runs. The whole of it would be thirty times as long. */
const SEARCH = 'virtual:permit-search';

/** Gives the console the fields, operators and orders of a search for permits, as the contract has them. */
const fromContract = (): Plugin => ({
  name: 'from-contract',
  resolveId: (id) => (id === SEARCH ? `\0${SEARCH}` : undefined),
  load: async (id) => {
    if (id !== `\0${SEARCH}`) return undefined;
    const search = searchOf(parse(await readFile(CONTRACT, 'utf8')));
    return `export const search = ${JSON.stringify(search)};`;
  },
});

/** Texts of components that the console has not: a sixth of all of them. */
const SILENT = [
  's3-resource-selector',
  'tag-editor',
  'code-editor',
  'tutorial-panel',
  'annotation-context',
  'wizard',
  'prompt-input',
  'file-upload',
];
const MESSAGES = '/@cloudscape-design/components/i18n/messages/all.en.js';

/** Leaves the texts of components out. A version that no longer has one of them fails the build, to be looked at. */
const silencing = (components: readonly string[]): Plugin => ({
  name: 'silencing',
  transform(code, id) {
    if (!id.endsWith(MESSAGES)) return undefined;
    const begin = 'export default ';
    const all = JSON.parse(code.trim().replace(/;$/, '').slice(begin.length)) as {
      'cloudscape-design-components': { en: Record<string, unknown> };
    };
    const texts = all['cloudscape-design-components'].en;
    const missing = components.filter((component) => !(component in texts));
    if (missing.length > 0) this.error(`not there to leave out: ${missing.join(', ')}`);
    for (const component of components) Reflect.deleteProperty(texts, component);
    return { code: `${begin}${JSON.stringify(all)};`, map: null };
  },
});

export default defineConfig({
  plugins: [leavingOut(UNUSED), mending(), silencing(SILENT), fromContract()],
  resolve: { alias: { 'trellis/client': CLIENT } },
  build: {
    target: 'es2023',
    // They know light-dark().
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The policy of the page allows no script or style but files, and a font inside a style is neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // `npm run check:budgets` reads it.
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: ['index.html', 'reference/index.html'].map((page) =>
        fileURLToPath(new URL(page, import.meta.url)),
      ),
      onLog: (level, log, handle) => {
        // 'use client' is for servers that render; the console has no such server.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
});
