import type { Preview } from '@storybook/react-vite'
import './layers.css'
import 'react-membrane/actions.css'
import { en } from 'react-membrane/labels/en'
import { InWorld } from '../stories/support/InWorld.js'
import { markedPage } from '../stories/support/marked.js'
import { themeOf } from '../stories/support/theme.js'
import { isWorld } from '../stories/support/world.js'
import './preview.css'
import sheet from './sheet.css?url'
import { addSheets } from './sheets.js'

const preview: Preview = {
  tags: ['autodocs'],
  // Before the story, so that it is drawn once and as an app draws it. Our sheet comes first, then the story's own.
  beforeEach: ({ parameters: { unstyled, sheets = [] } }) =>
    addSheets(unstyled ? sheets : [sheet, ...sheets]),
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'requiredFirst' },
    // A page of documentation shows each page of ours in a frame: it is as wide and as alone as in an app.
    docs: { story: { inline: true } },
    options: {
      storySort: {
        order: ['Start', 'Page', 'Themes', 'Headless', 'Rows and cards', 'Dialogs', 'Parts', 'Actions'],
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark', 'auto'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction',
      toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
    words: {
      description: 'Words: "marked" puts every one of ours in brackets',
      toolbar: { title: 'Words', icon: 'paragraph', items: ['english', 'marked'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', direction: 'ltr', words: 'english' },
  decorators: [
    (Story, { globals, parameters, args, id }) => {
      const { world, direction, width, brings } = parameters
      const marked = globals['words'] === 'marked'
      document.documentElement.dataset['words'] = (marked ? markedPage : en).locale
      document.documentElement.dataset['theme'] = themeOf(globals)
      document.documentElement.dir = direction === 'rtl' || globals['direction'] === 'rtl' ? 'rtl' : 'ltr'
      return (
        <InWorld key={id} world={isWorld(world) ? world : {}} marked={marked} brings={[args, brings]}>
          {width === 'narrow' || width === 'wide' ? (
            <div className={`story-${width}`}>
              <Story />
            </div>
          ) : (
            <Story />
          )}
        </InWorld>
      )
    },
  ],
}

export default preview
