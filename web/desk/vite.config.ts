import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const server = process.env.GUIJU_URLS?.split(';')[0] ?? 'http://127.0.0.1:5080'

export default defineConfig({
  base: '/',
  plugins: [vue()],
  define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  build: { outDir: '../dist/desk', emptyOutDir: true, target: 'es2022' },
  server: { port: 5173, proxy: { '/api': server } },
})
