import type { StorybookConfig } from '@storybook/react-vite'
import { aliases } from '../aliases.js'

const config: StorybookConfig = {
  framework: {
    name: '@storybook/react-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, alias: aliases },
    // Every file keeps an address of its own: the policy of preview-head.html knows no `data:` styles or scripts.
    build: { ...vite.build, assetsInlineLimit: 0, chunkSizeWarningLimit: 4_000 },
  }),
}

export default config
