// Prints "passed failed" of a Jest JSON report. A file that could not run at all counts as one failed test; so does a missing report.
import { readFileSync } from 'node:fs';

try {
  const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  console.log(report.numPassedTests, report.numFailedTests + report.numRuntimeErrorTestSuites);
} catch (error) {
  console.error(`Cannot read the test report: ${error.message}`);
  console.log(0, 1);
}
