/** Builds the tab, or with `--mode local-teams` the local Teams page: two bundles, so that the second never ships with the first. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const tabFolder = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig(({ mode }) => {
  const isLocalTeams = mode === 'local-teams'
  return {
    root: isLocalTeams ? `${tabFolder}local-teams` : tabFolder,
    base: isLocalTeams ? '/local/' : '/tab/',
    build: {
      outDir: `${tabFolder}dist/${isLocalTeams ? 'local-teams' : 'tab'}`,
      emptyOutDir: true,
      // Data URIs would be fonts and pictures the CSP has to be opened for.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_500,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Fluent marks its files for server components, which mean nothing in a bundle.
        onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
      },
    },
  }
})
