import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'jsdom',
    include: ['{ui,lib,locales,api,apps/console}/src/**/*.test.ts'],
    restoreMocks: true,
  },
})
