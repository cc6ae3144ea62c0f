import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NO_ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings come from core/settings.ts, which checks them at start.',
};
const NO_DESTRUCTURED_ENVIRONMENT = {
  ...NO_ENVIRONMENT,
  selector: "VariableDeclarator[init.name='process'] > ObjectPattern",
};
const NO_CONSTRUCTOR_NAME = {
  selector: "MemberExpression[object.property.name='constructor'][property.name='name']",
  message: 'Bundles are minified: nothing decides by constructor.name.',
};
const NO_LIMIT = {
  selector: "CallExpression[callee.object.name='jest'][callee.property.name='setTimeout']",
  message: 'No test has a time limit of its own: jest.config.js has one for all, which only ends what hangs.',
};
const NO_LIMIT_OF_ONE = {
  ...NO_LIMIT,
  selector:
    'CallExpression[callee.name=/^(test|before(All|Each)|after(All|Each))$/]:matches([arguments.length=3], [arguments.1.type="Literal"])',
};
const NO_LIMIT_OF_EACH = {
  ...NO_LIMIT,
  selector: 'CallExpression[callee.callee.object.name="test"][arguments.length=3]',
};

export default defineConfig(
  { ignores: ['core/contract/', '.aws-sam/', '.local/', '**/node_modules/', '**/dist/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: ['process', 'node:process'] }],
      'no-restricted-syntax': ['error', NO_ENVIRONMENT, NO_DESTRUCTURED_ENVIRONMENT, NO_CONSTRUCTOR_NAME],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      // `record['field']` says that the field comes from data; `record.field` is read as well.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Spreading a text gives its code points, which is what it is done for.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A port that answers at once is async all the same: what it throws is a rejection.
      '@typescript-eslint/require-await': 'off',
      // `return void refuse(…)` ends a function with a refusal in one line.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
    },
  },
  {
    files: ['core/**', 'functions/**', 'generate/**', 'local/**', 'ops/**', 'systems/**', 'web/**'],
    rules: {
      complexity: ['error', 12],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // What the gateway, S3 and SQS send is typed by @types/aws-lambda, which promises more than a test
    // event or a direct invocation holds: these files check again on purpose.
    files: ['core/http/**'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    files: ['core/settings.ts', 'local/**', 'ops/**', 'tests/**', 'bench/**', '*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': ['error', NO_CONSTRUCTOR_NAME] },
  },
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-syntax': ['error', NO_CONSTRUCTOR_NAME, NO_LIMIT, NO_LIMIT_OF_ONE, NO_LIMIT_OF_EACH],
    },
  },
  {
    // Programs that people run and read.
    files: [
      'generate/main.ts',
      'generate/new/main.ts',
      'local/**',
      'ops/**',
      'bench/**',
      'tests/e2e/chromium.ts',
      'tests/mutation/main.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    // The benches have packages of their own, which need not be installed; `npm run check:bench` has their types.
    files: ['bench/**'],
    extends: [tseslint.configs.disableTypeChecked],
    // A declared module says its types by import().
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
