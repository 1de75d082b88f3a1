'use client'

import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import type { Theme } from '../api/connect.js'
import { Announcer } from '../components/announcer.js'
import { cx } from '../components/cx.js'
import { themeAttribute } from '../components/dom.js'
import { LabelsProvider } from '../components/LabelsProvider.js'
import { useEra } from '../components/page/useEra.js'
import type { LabelsInput } from '../labels/types.js'
import { useMembraneSession } from '../hooks/useMembraneSession.js'
import { ActionLabelsProvider } from './labels/ActionLabelsProvider.js'
import type { ActionLabelsInput } from './labels/types.js'

export interface ActionsRootProps extends ComponentPropsWithoutRef<'div'> {
  /** Default: the system decides. */
  theme?: Theme | undefined
  /** Words of these parts. */
  labels?: ActionLabelsInput | readonly ActionLabelsInput[] | undefined
  /** Words that the page has too: states, connecting. Laid over the provider's. */
  pageLabels?: LabelsInput | readonly LabelsInput[] | undefined
}

/**
 * One `<div>` around parts of this entry: it carries the look, the words, and the place where results are said to people who
 * do not see the screen. Nothing inside outlives the tenant; to learn who that is for the first time changes nothing.
 */
export const ActionsRoot = forwardRef<HTMLDivElement, ActionsRootProps>(function ActionsRoot(
  { theme, labels, pageLabels, className, children, ...props },
  ref,
) {
  const era = useEra(useMembraneSession())
  return (
    <LabelsProvider labels={pageLabels}>
      <ActionLabelsProvider labels={labels}>
        <Announcer about={era}>
          <div
            {...props}
            ref={ref}
            key={era}
            className={cx('membrane-root membrane-actions', className)}
            data-theme={themeAttribute(theme)}
          >
            {children}
          </div>
        </Announcer>
      </ActionLabelsProvider>
    </LabelsProvider>
  )
})
