import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Machines are shared: a test that mounts a whole form may wait long for its turn. What it asserts is not a matter of seconds.
const testTimeout = 60_000

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'api', testTimeout, environment: 'node', include: ['api/tests/**/*.test.ts', 'tests/**/*.test.ts'] } },
      {
        plugins: [vue()],
        test: {
          name: 'apps',
          testTimeout,
          environment: 'happy-dom',
          include: ['{desk,field}/tests/**/*.test.ts'],
          css: false,
        },
      },
    ],
  },
})
