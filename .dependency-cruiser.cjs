/** Who may import whom: DESIGN.md's layout as rules. Type-only imports count unless a rule says otherwise. */
/** Packages that talk to something outside, and the types of what they hand over. */
const OUTSIDE =
  '^node_modules/(@aws-sdk|@smithy|@aws-lambda-powertools|@types/aws-lambda|aws-lambda|aws-jwt-verify|axios|clarifai)/';
const SHIPS = '^(core|functions|systems|layers|web)/';
/** What of a system talks to the outside: its adapters, and what puts them together. All else is domain. */
const ADAPTERS = '^systems/[^/]+/(aws/|wiring\\.ts$)';
const DOMAIN = '^systems/[^/]+/(?!aws/|wiring\\.ts$)';

/** The packages of the benches alone, which need not be installed. */
const { dependencies = {}, devDependencies = {} } = require('./bench/package.json');
const BENCH = Object.keys({ ...dependencies, ...devDependencies }).join('|');

/** Folders of the console that are no area: all areas use them. */
const SHARED = '(?:node_modules|public|session|shell|states|format|lists|key-parts)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circular-folders',
      comment: 'Of two concepts of a system, one needs the other, or both need a third.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(generate|ops|systems)/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: '^bench/' },
      // What the build of the console makes from the contract is no file.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-unresolved-in-benches',
      comment: 'They give names of their own to what they bundle, and have packages of their own.',
      severity: 'error',
      from: { path: '^bench/' },
      to: { couldNotResolve: true, pathNot: `^bench:|^(${BENCH})(/|$)` },
    },
    {
      name: 'declared-packages',
      comment: 'A package that package.json does not name is there by luck.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'functions-are-doors',
      comment: 'Nothing that ships imports an entry: what two of them share belongs to a system or to core.',
      severity: 'error',
      from: { path: '^(core|functions|generate|local|ops|systems|web)/' },
      to: { path: '^functions/' },
    },
    {
      name: 'systems-apart',
      comment: 'What crosses from one system to another is a message: core/messages.',
      severity: 'error',
      from: { path: '^systems/([^/]+)/' },
      to: { path: '^systems/', pathNot: '^systems/$1/' },
    },
    {
      name: 'core-knows-no-system',
      severity: 'error',
      from: { path: '^(core|generate)/' },
      to: { path: '^systems/' },
    },
    {
      name: 'nothing-generated-at-runtime',
      comment: 'Validators and tables are made by `npm run generate`; a bundle holds neither ajv nor yaml.',
      severity: 'error',
      from: { path: SHIPS, pathNot: '^web/vite\\.config\\.ts$' },
      to: { path: '^generate/|^node_modules/(ajv|ajv-formats|yaml)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ships-nothing-of-ours-that-stays',
      severity: 'error',
      from: { path: SHIPS },
      to: { path: '^(generate|local|ops|tests|bench)/' },
    },
    {
      name: 'ships-no-dev-dependency',
      comment: 'A devDependency is not there in a production install. Types are gone by then.',
      severity: 'error',
      from: { path: SHIPS, pathNot: '^web/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ops-runs-without-a-local-stack',
      severity: 'error',
      from: { path: '^ops/' },
      to: { path: '^(local|tests|bench)/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain takes plain data: no client (nor its types), no HTTP, no settings.',
      severity: 'error',
      from: { path: DOMAIN },
      to: { path: `${OUTSIDE}|^core/(aws|http)/|^core/settings\\.ts$` },
    },
    {
      name: 'domain-states-its-ports',
      comment: 'What the domain needs from outside is a type beside the use case; adapters implement it.',
      severity: 'error',
      from: { path: DOMAIN },
      to: { path: ADAPTERS },
    },
    {
      name: 'web-imports-the-client-only',
      comment:
        'The console is a program like any other: it knows the API by its client and the generated types.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(core/(?!client/client\\.ts$|contract/types\\.ts$)|functions/|systems/)' },
    },
    {
      name: 'client-runs-anywhere',
      comment:
        'In a browser as in Node: the client needs the generated types and openapi-fetch, and no more.',
      severity: 'error',
      from: { path: '^core/client/' },
      to: { pathNot: '^core/client/|^core/contract/types\\.ts$|^node_modules/openapi-fetch/' },
    },
    {
      name: 'areas-apart',
      comment: 'What two areas of the console share has a folder of its own.',
      severity: 'error',
      from: { path: `^web/(?!${SHARED})([^/]+)/` },
      to: { path: `^web/(?!${SHARED})[^/]+/`, pathNot: ['^web/$1/', '^web/node_modules/'] },
    },
    {
      name: 'settings-at-the-entry',
      comment: 'Only entry files read settings; a contract test compares them with template.yaml.',
      severity: 'error',
      from: { path: '^(core|systems)/', pathNot: '^core/http/guards\\.ts$' },
      to: { path: '^core/settings\\.ts$' },
    },
  ],
  options: {
    exclude: { path: '^(\\.aws-sam|\\.local|coverage)/' },
    // The packages of web and tests/e2e are links into .local.
    preserveSymlinks: true,
    // A folder with packages of its own uses those of the checkout, too.
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
