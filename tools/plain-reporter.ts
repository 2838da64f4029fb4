import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/** A module that did not load, or an error outside any test, counts as a failure. */
const count = (modules: readonly TestModule[], errorsOutside: number): Counts => {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const brokenModules = modules.filter((module) => module.errors().length > 0).length;
  const passed = states.filter((state) => state === 'passed').length;
  const failed = states.filter((state) => state === 'failed').length;
  return { passed, failed: failed + brokenModules + errorsOutside, skipped: states.length - passed - failed };
};

/**
 * Makes `N passed, N failed, N skipped` the last line. A failure, or a run in which nothing passed, does not exit with 0;
 * a test that skips prints its reason and is counted.
 */
export const plainReporter = (): Reporter => ({
  onTestRunEnd: (modules, unhandledErrors) => {
    const { passed, failed, skipped } = count(modules, unhandledErrors.length);
    process.once('exit', () => {
      if ((failed > 0 || passed === 0) && !process.exitCode) process.exitCode = 1;
      if (process.exitCode && failed === 0) writeSync(1, 'Not green: nothing ran, or see the error above.\n');
      writeSync(1, `${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  },
});
