/** What is known in this process of each test file that ran: its tests, and how long it took in milliseconds. */
const known = new Map();

/**
 * Chooses and orders test files for jest. Stryker asks for tests by name, and jest would load every file that
 * imports the changed one to find them: here a file is left out when none of its tests is asked for. The quickest
 * come first, for the first test that fails ends the run.
 */
export default class QuickestFirst {
  constructor({ globalConfig: { testNamePattern } }) {
    this.asked = testNamePattern === undefined ? undefined : new RegExp(testNamePattern, 'i');
  }

  sort(tests) {
    const mayHold = ({ path }) =>
      this.asked === undefined ||
      !known.has(path) ||
      known.get(path).names.some((name) => this.asked.test(name));
    return tests
      .filter(mayHold)
      .sort((a, b) => (known.get(a.path)?.took ?? 0) - (known.get(b.path)?.took ?? 0));
  }

  cacheResults(_tests, { testResults }) {
    for (const { testFilePath, perfStats, testResults: results } of testResults)
      known.set(testFilePath, {
        names: results.map(({ fullName }) => fullName),
        took: Math.max(perfStats.runtime, known.get(testFilePath)?.took ?? 0),
      });
  }

  allFailedTests(tests) {
    return tests;
  }

  shard(tests) {
    return tests;
  }
}
