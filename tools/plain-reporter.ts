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

/** Makes `N passed, N failed, N skipped` the last line, and lets nothing but a complete, green run exit with 0. */
export const plainReporter = (): Reporter => {
  let filtered = false;
  return {
    onInit: (vitest) => {
      filtered = vitest.config.testNamePattern !== undefined;
    },
    onTestRunEnd: (modules, unhandledErrors) => {
      const { passed, failed, skipped } = count(modules, unhandledErrors.length);
      process.once('exit', () => {
        const incomplete = failed > 0 || passed === 0 || (skipped > 0 && !filtered);
        if (incomplete && !process.exitCode) process.exitCode = 1;
        if (process.exitCode && failed === 0)
          writeSync(1, 'Not green: nothing ran, something was skipped, or see the error above.\n');
        writeSync(1, `${passed} passed, ${failed} failed, ${skipped} skipped\n`);
      });
    },
  };
};
