'use client'

import type { RefObject } from 'react'
import { useEffect } from 'react'
import { useAnnounce } from '../announcer.js'
import type { DialogPlace } from '../DialogFrame.js'
import { disconnectWords } from '../disconnect-words.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { accountName } from '../names.js'
import type { RowNotice } from '../row-context.js'
import { PageDialogs, type OpenDialog, type PageDialogsProps } from './PageDialogs.js'
import type { IntegrationsPageProps } from './props.js'
import { RowTaskRunner } from './RowTaskRunner.js'
import { UndoOffer } from './UndoOffer.js'
import { taskKey, type RowTask } from './useRowTasks.js'
import { useTokenCheck } from './useTokenCheck.js'
import { useUndoing } from './useUndoing.js'

export interface PageChangesProps {
  /** The page's element. */
  root: RefObject<HTMLElement | null>
  props: IntegrationsPageProps
  dialog: OpenDialog | null
  place: DialogPlace
  now: () => number
  tasks: readonly RowTask[]
  onTaskEnd: (task: RowTask) => void
  /** Something is to be said in a row. */
  onNotice: (row: AccountRow, notice: RowNotice) => void
  /** What this page makes come and go: it says so itself. */
  ours: { readonly current: Set<string> }
  /** Its code has arrived. */
  onHere: (here: true) => void
  /** The account is gone, and its row with it. `left`: the dialog was closed before. */
  onDisconnected: (left: boolean) => void
  onRestored: (row: AccountRow) => void
  onReconnect: (row: AccountRow) => void
  onDescribe: (intent: string) => void
  onRequest: ((wish: string) => void) | undefined
}

/** Everything that changes an account but for connecting it: the dialogs, the offer to undo, and tests. */
export function PageChanges({
  root,
  props,
  dialog,
  place,
  now,
  tasks,
  ours,
  onHere,
  ...on
}: PageChangesProps) {
  const announce = useAnnounce()
  const speech = useSpeech()
  const undoing = useUndoing(props)
  useEffect(() => onHere(true), [onHere])
  useTokenCheck(root, props.theme)

  const failLater = (row: AccountRow, text: string) => {
    on.onNotice(row, { tone: 'critical', text })
    announce(text)
  }
  const disconnecting: PageDialogsProps['disconnecting'] = {
    onBegin: ({ connection }) => void ours.current.add(connection.id),
    onDone: (row, intent, left) => {
      undoing.tell(row, intent)
      on.onDisconnected(left)
    },
    onFailedLater: (row, intent, reason) => {
      const account = accountName(speech, row.account, row.app)
      failLater(row, speech.say(disconnectWords(speech.labels, intent).failed, { account, reason }))
    },
  }
  return (
    <>
      {tasks.map((task) => (
        <RowTaskRunner
          key={taskKey(task)}
          task={task}
          onError={props.onError}
          onEnd={(notice) => {
            on.onTaskEnd(task)
            on.onNotice(task.row, notice)
          }}
        />
      ))}
      <UndoOffer
        undoing={undoing}
        onRestored={on.onRestored}
        onReconnect={(row) => {
          undoing.forgetBroken()
          on.onReconnect(row)
        }}
      />
      {dialog && (
        <PageDialogs
          open={dialog}
          props={props}
          place={place}
          now={now}
          disconnecting={disconnecting}
          renaming={{ onFailedLater: failLater }}
          onDescribe={on.onDescribe}
          onRequest={on.onRequest}
        />
      )}
    </>
  )
}
