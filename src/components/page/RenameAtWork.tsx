'use client'

import { useRef } from 'react'
import { useRenameConnection } from '../../hooks/useRenameConnection.js'
import { useAnnounce } from '../announcer.js'
import type { DialogPlace } from '../DialogFrame.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { useIsOver } from '../react.js'
import { RenameDialogContent } from '../RenameDialogContent.js'
import type { IntegrationsPageProps } from './props.js'
import { useReasons } from './useReasons.js'

export interface RenameAtWorkProps extends DialogPlace {
  row: AccountRow
  props: IntegrationsPageProps
  /** It could not be done, and the dialog that would say so was closed before. */
  onFailedLater: (row: AccountRow, text: string) => void
}

/** The dialog that gives another name. What comes of it after it was closed is said all the same. */
export function RenameAtWork({ row, props, onFailedLater, ...place }: RenameAtWorkProps) {
  const { labels, say } = useSpeech()
  const announce = useAnnounce()
  const reasonOf = useReasons()
  const isOver = useIsOver()
  const failure = useRef<unknown>(null)
  const { rename, pending, error } = useRenameConnection({
    onRename: props.onRename,
    onError: (error) => {
      failure.current = error
      props.onError?.(error)
    },
  })

  const save = async (name: string) => {
    failure.current = null
    if (await rename(row.connection, name)) {
      announce(say(labels.rename.done, { account: name }))
      if (!isOver.current) place.onClose()
    } else if (isOver.current && failure.current)
      onFailedLater(row, say(labels.rename.failed, { reason: reasonOf(failure.current) }))
  }
  return (
    <RenameDialogContent
      {...place}
      row={row}
      pending={pending}
      failure={error && reasonOf(error)}
      onRename={(name) => void save(name)}
    />
  )
}
