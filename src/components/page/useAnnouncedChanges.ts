'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '../announcer.js'
import { useEarlySpeech } from '../speech.js'
import type { AccountRow } from '../model/rows.js'
import { accountName } from '../names.js'

/**
 * Says every change of an account: a new one, another state, one that is gone. A new name is what its dialog
 * says, and so is the coming and going of `ours`, which this page is disconnecting or bringing back.
 */
export function useAnnouncedChanges(
  rows: readonly AccountRow[],
  loaded: boolean,
  ours: { readonly current: Set<string> },
) {
  const speech = useEarlySpeech()
  const announce = useAnnounce()
  const before = useRef<ReadonlyMap<string, AccountRow> | null>(null)
  useEffect(() => {
    if (!loaded) {
      before.current = null
      return
    }
    const after = new Map(rows.map((row) => [row.connection.id, row]))
    const known = before.current
    before.current = after
    if (!known) return
    const { labels, say } = speech
    for (const row of rows) {
      const was = known.get(row.connection.id)?.status.kind
      if (was === row.status.kind) continue
      if (was === undefined && ours.current.delete(row.connection.id)) continue
      const account = accountName(speech, row.account, row.app)
      const isNew = was === undefined && row.status.kind === 'connected'
      const status = labels.status[row.status.kind]
      announce(say(isNew ? labels.announce.connected : labels.announce.changed, { account, status }))
    }
    for (const [id, row] of known) {
      if (after.has(id) || ours.current.has(id)) continue
      announce(say(labels.announce.removed, { account: accountName(speech, row.account, row.app) }))
    }
  }, [rows, loaded, ours, speech, announce])
}
