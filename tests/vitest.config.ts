/** All tests: unit beside their files, everything that crosses rooms in here. Browser tests are a project of their own, after the rest. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'code',
          include: [
            'appPackage/**/*.test.ts',
            'bot/**/*.test.ts',
            'infra/*.test.ts',
            'tab/**/*.test.ts',
            'tests/{architecture,bench,contract,conversations,faults}/**/*.test.ts',
          ],
          setupFiles: ['tests/support/setup.ts'],
          // A loaded machine is slow; no test measures time.
          testTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['tests/support/setup.ts'],
          globalSetup: ['tests/support/browser/build-pages.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
