import type { Preview } from '@storybook/react-vite'
import 'react-membrane/styles.css'
import './preview.css'

const preview: Preview = {
  parameters: { layout: 'padded', a11y: { test: 'error' } },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { title: 'Theme', items: ['light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction',
      toolbar: { title: 'Direction', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', direction: 'ltr' },
  decorators: [
    (Story, { globals }) => {
      document.documentElement.dataset['theme'] = String(globals['theme'])
      document.documentElement.dir = String(globals['direction'])
      return <Story />
    },
  ],
}

export default preview
