// The tests are compiled by tsc (build/__tests__) and run as ES modules: one compiler, no transform.
export default {
  rootDir: '.',
  roots: ['<rootDir>/build/__tests__'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.js'],
  transform: {},
  reporters: ['default', '<rootDir>/scripts/totals.mjs'],
  testTimeout: 60_000,
};
