/** What Jest writes with `--json`, as far as it is counted here. */
export type JestResults = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not be loaded or set up: none of their tests was run. */
  numRuntimeErrorTestSuites: number;
};

/** Counts a run. A file that could not be loaded is a failure, and so is a run that ended badly without saying why. */
export function tally(results: JestResults | null, endedWell: boolean) {
  const passed = results?.numPassedTests ?? 0;
  const told = (results?.numFailedTests ?? 0) + (results?.numRuntimeErrorTestSuites ?? 0);
  const failed = told === 0 && !endedWell ? 1 : told;
  return { passed, failed, skipped: (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0) };
}
