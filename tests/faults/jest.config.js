import config from '../../jest.config.js';

/** Apart from `npm test`: a person asks for its table. Its stack is its own, because its reconciler runs over all of it. */
const {
  displayName: _,
  testMatch: __,
  ...integration
} = config.projects.find(({ displayName }) => displayName === 'integration');

export default {
  ...integration,
  testTimeout: config.testTimeout,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/faults/**/*.test.ts'],
  globals: { state: '.local/faults' },
};
