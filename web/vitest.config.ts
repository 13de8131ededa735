import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'api', environment: 'node', include: ['api/tests/**/*.test.ts', 'tests/**/*.test.ts'] } },
      {
        plugins: [vue()],
        test: {
          name: 'apps',
          environment: 'happy-dom',
          include: ['{desk,field}/tests/**/*.test.ts'],
          css: false,
        },
      },
    ],
  },
})
