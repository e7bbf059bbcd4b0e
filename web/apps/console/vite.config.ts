import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/',
  plugins: [vue()],
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.HEARTH_API ?? 'http://127.0.0.1:8080' },
  },
  build: { target: 'es2022', assetsDir: 'assets', chunkSizeWarningLimit: 700 },
})
