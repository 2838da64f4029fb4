import { defineConfig } from 'vitest/config';
import { plainReporter } from './tools/plain-reporter.ts';

const HOUR = 3_600_000;

/** Long runs: not part of `npm test`. */
export default defineConfig({
  test: {
    include: [
      '{libs,apps,tools}/*/src/**/*.soak.test.ts',
      'tools/end-to-end/src/api/{sign-in-refused,cross-site,linking,api-keys,scanners}.int.test.ts',
    ],
    env: { SOAK: '1' },
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: HOUR,
    hookTimeout: HOUR / 6,
    reporters: ['verbose', plainReporter()],
  },
});
