import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.GUIJU_URLS?.split(';')[0] ?? 'http://127.0.0.1:5080'

/* Vant's icon font comes from a foreign host where the embedded one may not load; the app draws its few signs itself. */
const withoutIconFont: Plugin = {
  name: 'without-icon-font',
  enforce: 'pre',
  transform(code, id) {
    return /vant.*icon.*\.css/.test(id) ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined
  },
}

export default defineConfig({
  base: '/field/',
  plugins: [withoutIconFont, vue()],
  define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  build: { outDir: '../dist/field', emptyOutDir: true, target: 'es2022' },
  server: { port: 5174, proxy: { '/api': server } },
})
