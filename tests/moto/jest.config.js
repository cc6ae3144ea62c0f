import config from '../../jest.config.js';

// Else the SDK would say that it will need a newer Node some day.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Apart from `npm test`: it starts an emulator of its own. */
const {
  displayName: _,
  testMatch: __,
  ...unit
} = config.projects.find(({ displayName }) => displayName === 'unit');

export default {
  ...unit,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/moto/**/*.test.ts'],
  testTimeout: config.testTimeout,
};
