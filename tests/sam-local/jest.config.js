import config from '../../jest.config.js';

/** Apart from `npm test`, because it needs Docker; it runs on the stack that the integration tests use. */
const {
  displayName: _,
  testMatch: __,
  ...integration
} = config.projects.find(({ displayName }) => displayName === 'integration');

export default {
  ...integration,
  testTimeout: config.testTimeout,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/sam-local/**/*.test.ts'],
};
