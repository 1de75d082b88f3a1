import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Or 'happy-dom'.
    environment: 'jsdom',
    // Testing Library then unmounts after each test.
    globals: true,
  },
})
