import type { Decorator } from '@storybook/react-vite'
import { ActionsRoot } from 'react-membrane/actions'
import { themeOf } from '../../support/theme.js'

/** What goes around every part but `ActionRunner`. */
export const inActionsRoot: Decorator = (Story, { globals }) => (
  <ActionsRoot theme={themeOf(globals)}>
    <Story />
  </ActionsRoot>
)
