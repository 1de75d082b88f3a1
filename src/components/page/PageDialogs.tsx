'use client'

import { useCallback } from 'react'
import { useRenameConnection } from '../../hooks/useRenameConnection.js'
import { useAnnounce } from '../announcer.js'
import { DescribeDialogContent } from '../DescribeDialogContent.js'
import { DetailsDialogContent } from '../DetailsDialogContent.js'
import { DisconnectDialogContent } from '../DisconnectDialogContent.js'
import { RenameDialogContent } from '../RenameDialogContent.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import type { DialogPlace } from '../DialogFrame.js'
import type { IntegrationsPageProps } from './props.js'
import { UNDO_MS } from './useDisconnecting.js'
import { useReasons } from './useReasons.js'

/** The one dialog that is open. */
export type OpenDialog =
  | { kind: 'disconnect'; row: AccountRow; intent: 'disconnect' | 'remove' | 'cancel' }
  | { kind: 'rename' | 'details'; row: AccountRow }
  | { kind: 'describe'; initial: string }

interface DisconnectDialogState {
  pending: boolean
  failure: string | undefined
}

function Renaming({ row, props, ...place }: DialogPlace & { row: AccountRow; props: IntegrationsPageProps }) {
  const { labels, say } = useSpeech()
  const announce = useAnnounce()
  const reasonOf = useReasons()
  const renaming = useRenameConnection({
    ...(props.onRename ? { onRename: props.onRename } : {}),
    ...(props.onError ? { onError: props.onError } : {}),
  })
  const { rename } = renaming
  const { onClose } = place
  const onRename = useCallback(
    async (name: string) => {
      if (!(await rename(row.connection, name))) return
      announce(say(labels.rename.done, { account: name }))
      onClose()
    },
    [rename, row, announce, say, labels, onClose],
  )
  return (
    <RenameDialogContent
      {...place}
      row={row}
      pending={renaming.pending}
      failure={renaming.error && reasonOf(renaming.error)}
      onRename={(name) => void onRename(name)}
    />
  )
}

export interface PageDialogsProps {
  open: OpenDialog
  props: IntegrationsPageProps
  place: DialogPlace
  now: () => number
  disconnecting: DisconnectDialogState
  onDisconnect: (row: AccountRow, intent: 'disconnect' | 'remove' | 'cancel') => void
  onDescribe: (intent: string) => void
  onRequest: ((wish: string) => void) | undefined
}

/** Draws the dialog that is open. */
export function PageDialogs({
  open,
  props,
  place,
  now,
  disconnecting,
  onDisconnect,
  ...rest
}: PageDialogsProps) {
  switch (open.kind) {
    case 'disconnect':
      return (
        <DisconnectDialogContent
          {...place}
          row={open.row}
          intent={open.intent}
          undoForMs={UNDO_MS}
          pending={disconnecting.pending}
          failure={disconnecting.failure}
          onConfirm={() => onDisconnect(open.row, open.intent)}
        />
      )
    case 'rename':
      return <Renaming {...place} row={open.row} props={props} />
    case 'details':
      return <DetailsDialogContent {...place} row={open.row} now={now} />
    case 'describe':
      return (
        <DescribeDialogContent
          {...place}
          initial={open.initial}
          onConnect={rest.onDescribe}
          onRequest={rest.onRequest}
        />
      )
    default:
      return open satisfies never
  }
}
