// Runs before each test file: __tests__/runner, which knows nothing of jest, says here which of its jobs failed.
import { expect } from '@jest/globals';
import { keepFailedJob } from './failed-jobs.mjs';

Object.assign(globalThis, {
  /** @param {string} log */
  onFailedJob: log => {
    const { testPath: file = '', currentTestName: name = '' } = expect.getState();
    keepFailedJob({ file, name }, log);
  },
});
