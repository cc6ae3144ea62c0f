import config from '../../jest.config.js';

/**
 * The tests that are run against each fault: those that need nothing running. Contract tests are among
 * them, because the generator is tested by what it makes of the contract.
 */
const { displayName: _, ...unit } = config.projects.find(({ displayName }) => displayName === 'unit');

export default {
  ...unit,
  rootDir: '../..',
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: ['<rootDir>/tests/unit/**/*.test.ts', '<rootDir>/tests/contract/generated.test.ts'],
  testTimeout: config.testTimeout,
  testSequencer: '<rootDir>/tests/mutation/quickest-first.js',
};
