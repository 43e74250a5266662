import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'suites',
  fullyParallel: true,
  workers: 1,
  retries: Number(process.env.NGHIEMTHU_RETRIES ?? 0),
  timeout: 20_000,
  expect: { timeout: 2000 },
  use: {
    actionTimeout: 2000,
    navigationTimeout: 3000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.NGHIEMTHU_CHROMIUM ?? '',
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  projects: [{ name: 'small', testDir: 'suites/small' }],
});
