import config from '../../jest.config.js';

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
  testTimeout: 60_000,
};
