import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '.scratch/**', 'reports/out/**'],
    // Trials and browsers are programs of their own, and wait a third of their time: two cores carry three at a time.
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
