// The tests are compiled by tsc (build/__tests__) and run as ES modules: one compiler, no transform.
export default {
  rootDir: '.',
  roots: ['<rootDir>/build/__tests__'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.js'],
  transform: {},
  setupFilesAfterEnv: ['<rootDir>/scripts/jest/setup.mjs'],
  reporters: ['default', '<rootDir>/scripts/jest/totals.mjs'],
  testTimeout: 300_000, // a machine that is busy is no failure
  maxWorkers: 3, // most tests wait for an engine; jest takes 150 % for 150
};
