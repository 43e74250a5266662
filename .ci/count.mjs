// Says how many tests passed and failed, and fails where none ran or the command before it failed.
import { readFileSync } from 'node:fs';

const [file = '', status = '1'] = process.argv.slice(2);
let passed = 0;
let failed = 0;
try {
  const results = JSON.parse(readFileSync(file, 'utf8'));
  passed = results.numPassedTests;
  failed =
    results.numFailedTests +
    (results.numFailedTestSuites > 0 && results.numFailedTests === 0 ? 1 : 0);
} catch {
  failed = 1; // the tests did not get as far as a result
}
if (status !== '0' && failed === 0) failed = 1; // the lint before them, or the runner itself
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
