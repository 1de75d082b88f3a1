'use client'

import type { DescribeDialogProps } from './DescribeDialogContent.js'
import type { DetailsDialogProps } from './DetailsDialogContent.js'
import type { DisconnectDialogProps } from './DisconnectDialogContent.js'
import { createLate } from './late.js'
import type { RenameDialogProps } from './RenameDialogContent.js'

export type { DescribeDialogProps, DetailsDialogProps, DisconnectDialogProps, RenameDialogProps }

const disconnect = createLate<DisconnectDialogProps>(() =>
  import('./DisconnectDialogContent.js').then((module) => module.DisconnectDialogContent),
)
const rename = createLate<RenameDialogProps>(() =>
  import('./RenameDialogContent.js').then((module) => module.RenameDialogContent),
)
const details = createLate<DetailsDialogProps>(() =>
  import('./DetailsDialogContent.js').then((module) => module.DetailsDialogContent),
)
const describe = createLate<DescribeDialogProps>(() =>
  import('./DescribeDialogContent.js').then((module) => module.DescribeDialogContent),
)

/** Asks before an account is disconnected, and shows what went wrong. Mount it to open it. */
export const DisconnectDialog = disconnect.Part
/** Gives an account another name. Mount it to open it. */
export const RenameDialog = rename.Part
/** Everything that is known of an account, to read and to copy for support. Mount it to open it. */
export const DetailsDialog = details.Part
/** Connects an app that is not listed, by describing it. Mount it to open it. */
export const DescribeDialog = describe.Part

/** Fetches the code of all dialogs, which is one download. */
export function prefetchDialogs() {
  for (const late of [disconnect, rename, details, describe]) late.prefetch()
}
