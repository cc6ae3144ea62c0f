/** Who may import whom: DESIGN.md's layout as rules. Type-only imports count unless a rule says otherwise. */
const SHIPS = '^(functions|layers|web)/|^core/(?!generate/)';
/** What of a function's folder talks to the outside: entries, what they are put together from, `aws/`. All else is domain. */
const OUTER =
  '^functions/[^/]+/((handler|load|trigger|work|reconcile|forget|sweep|tag|parts|load-record|source|store)\\.ts$|aws/)';
/** What of `core/` a system has for itself: its stores talk to the outside, the rest is domain. */
const CORE_DOMAIN = '^core/images/';
const CORE_OUTER = '^core/images/store\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      comment: 'The benches give names of their own to what they bundle.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^bench:' },
    },
    {
      name: 'declared-packages',
      comment: 'A package that package.json does not name is there by luck.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'functions-apart',
      comment: 'What two functions share belongs to core.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'core-knows-no-function',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^functions/' },
    },
    {
      name: 'nothing-generated-at-runtime',
      comment: 'Validators and tables are made by `npm run generate`; a bundle holds neither ajv nor yaml.',
      severity: 'error',
      from: { path: '^functions/|^core/(?!generate/)' },
      to: {
        path: '^core/generate/|^node_modules/(ajv|ajv-formats|yaml)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ships-nothing-of-ours-that-stays',
      severity: 'error',
      from: { path: SHIPS },
      to: { path: '^(local|tests|bench)/' },
    },
    {
      name: 'ships-no-dev-dependency',
      comment: 'A devDependency is not there in a production install. Types are gone by then.',
      severity: 'error',
      from: { path: SHIPS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain takes plain data: no SDK (nor its types), no HTTP, no settings.',
      severity: 'error',
      from: { path: `^functions/|${CORE_DOMAIN}`, pathNot: [OUTER, CORE_OUTER] },
      to: { path: '^node_modules/@aws-sdk/|^core/(aws|http)/|^core/settings\\.ts$' },
    },
    {
      name: 'domain-reaches-nothing-outside',
      comment: 'What the domain needs from outside comes in as an argument; its type may be imported.',
      severity: 'error',
      from: { path: `^functions/|${CORE_DOMAIN}`, pathNot: [OUTER, CORE_OUTER] },
      to: { path: [OUTER, CORE_OUTER], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-imports-the-client-only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(core/(?!contract/)|functions/)' },
    },
    {
      name: 'settings-at-the-entry',
      comment: 'Only entry files read settings; a contract test compares them with template.yaml.',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/http/outside\\.ts$' },
      to: { path: '^core/settings\\.ts$' },
    },
  ],
  options: {
    exclude: { path: '^(\\.aws-sam|\\.local|coverage|web/dist)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
