'use client'

import { DescribeDialogContent } from '../DescribeDialogContent.js'
import { DetailsDialogContent } from '../DetailsDialogContent.js'
import type { DialogPlace } from '../DialogFrame.js'
import type { DisconnectIntent } from '../disconnect-words.js'
import type { AccountRow } from '../model/rows.js'
import { DisconnectAtWork, type DisconnectAtWorkProps } from './DisconnectAtWork.js'
import type { IntegrationsPageProps } from './props.js'
import { RenameAtWork, type RenameAtWorkProps } from './RenameAtWork.js'

/** The one dialog that is open. */
export type OpenDialog =
  | { kind: 'disconnect'; row: AccountRow; intent: DisconnectIntent }
  | { kind: 'rename' | 'details'; row: AccountRow }
  | { kind: 'describe'; initial: string }

export interface PageDialogsProps {
  open: OpenDialog
  props: IntegrationsPageProps
  place: DialogPlace
  now: () => number
  disconnecting: Pick<DisconnectAtWorkProps, 'onBegin' | 'onDone' | 'onFailedLater'>
  renaming: Pick<RenameAtWorkProps, 'onFailedLater'>
  onDescribe: (intent: string) => void
  onRequest: ((wish: string) => void) | undefined
}

/** Draws the dialog that is open. */
export function PageDialogs({ open, props, place, now, disconnecting, renaming, ...on }: PageDialogsProps) {
  switch (open.kind) {
    case 'disconnect':
      return (
        <DisconnectAtWork
          key={open.row.connection.id}
          {...place}
          {...disconnecting}
          row={open.row}
          intent={open.intent}
          props={props}
        />
      )
    case 'rename':
      return (
        <RenameAtWork key={open.row.connection.id} {...place} {...renaming} row={open.row} props={props} />
      )
    case 'details':
      return <DetailsDialogContent {...place} row={open.row} now={now} />
    case 'describe':
      return (
        <DescribeDialogContent
          {...place}
          initial={open.initial}
          onConnect={on.onDescribe}
          onRequest={on.onRequest}
        />
      )
    default:
      return open satisfies never
  }
}
