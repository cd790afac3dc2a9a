// The tests are compiled by tsc (build/__tests__) and run as ES modules: one compiler, no transform.
export default {
  rootDir: '.',
  roots: ['<rootDir>/build/__tests__'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.js'],
  transform: {},
  setupFilesAfterEnv: ['<rootDir>/scripts/jest/setup.mjs'],
  reporters: ['default', '<rootDir>/scripts/jest/totals.mjs'],
  testTimeout: 60_000,
};
