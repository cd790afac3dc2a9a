import { appendFileSync } from 'node:fs';
import { failedJobsOf, forgetFailedJobs } from './failed-jobs.mjs';

/**
 * A reporter for jest that shows the logs of the jobs of tests that failed, and closes with
 * `N passed, N failed, N skipped`, the line that CI reads.
 */
export default class Totals {
  onRunStart() {
    forgetFailedJobs();
  }

  /**
   * @param {unknown} _test
   * @param {{ testFilePath: string, testResults: readonly { fullName: string, status: string }[] }} result
   */
  onTestResult(_test, { testFilePath: file, testResults }) {
    for (const { fullName: name, status } of testResults) {
      const logs = status === 'failed' ? failedJobsOf({ file, name }) : '';
      if (logs !== '') console.log(`Jobs of '${name}' that failed:\n${logs.replace(/^/gm, '  | ')}`);
    }
  }

  /**
   * @param {unknown} _contexts
   * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, numRuntimeErrorTestSuites: number }} results
   */
  onRunComplete(_contexts, results) {
    // A file that cannot even be loaded has no tests to count, and files that were left out are not known here.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped =
      results.numPendingTests + results.numTodoTests + Number(process.env['FILES_LEFT_OUT'] ?? 0);
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
    const sums = process.env['TEST_TOTALS'];
    if (sums !== undefined) appendFileSync(sums, `${line}\n`); // .ci/run adds them up
    // Jest prints its own summary once the reporters are done; this has to come after it.
    process.once('exit', () => console.log(line));
  }
}
