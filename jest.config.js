// The SDK would tell every test on Node 20 that it will need a newer one some day.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Files are TypeScript modules, compiled one by one by swc; `tsc` checks the types in `npm run check`. */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.aws-sam', '<rootDir>/.local'],
  moduleNameMapper: { '^trellis/client$': '<rootDir>/core/client/client.ts' },
};

export default {
  // The integration tests mostly wait: one worker for two processors would wait in line.
  maxWorkers: 3,
  // It only ends what hangs: a busy machine takes its time, and no test is about how long something takes.
  testTimeout: 1_200_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/tests/unit/**/*.test.ts'] },
    { ...base, displayName: 'contract', testMatch: ['<rootDir>/tests/contract/**/*.test.ts'] },
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/integration/stack.setup.ts',
      globalTeardown: '<rootDir>/tests/integration/stack.teardown.ts',
    },
    {
      ...base,
      displayName: 'e2e',
      roots: ['<rootDir>/tests/e2e', '<rootDir>/tests/integration'],
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      // The browser's packages are links into .local/tools.
      modulePathIgnorePatterns: ['<rootDir>/.aws-sam', '<rootDir>/.local/(?!tools/)'],
      // The same stack as that of the integration tests: who comes second finds it running.
      globalSetup: '<rootDir>/tests/integration/stack.setup.ts',
      globalTeardown: '<rootDir>/tests/integration/stack.teardown.ts',
    },
  ],
};
