import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'happy-dom',
    include: ['{api,desk,field}/tests/**/*.test.ts', 'tests/**/*.test.ts'],
    server: { deps: { inline: ['element-plus', 'vant'] } },
    css: false,
  },
})
