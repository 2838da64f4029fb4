import { defineConfig } from 'vitest/config';
import { plainReporter } from './tools/plain-reporter.ts';

const FOLDERS = '{libs,apps,tools}/*';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    reporters: ['default', plainReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${FOLDERS}/src/**/*.test.ts`],
          exclude: ['**/*.{int,soak}.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: [`${FOLDERS}/src/**/*.int.test.ts`], exclude: ['**/node_modules/**'] },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['libs/onboarding-core/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**', '**/index.ts', '**/*.module.ts'],
      reporter: [['text', { skipFull: true }], 'json-summary'],
      thresholds: { branches: 95 },
    },
  },
});
