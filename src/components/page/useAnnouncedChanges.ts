'use client'

import { useEffect, useRef } from 'react'
import { useAnnounce } from '../announcer.js'
import { useSpeech } from '../labels.js'
import type { AccountRow } from '../model/rows.js'
import { accountName } from '../names.js'

/** Says every change of an account: a new one, another state, a new name is what its dialog says. */
export function useAnnouncedChanges(rows: readonly AccountRow[], loaded: boolean) {
  const speech = useSpeech()
  const announce = useAnnounce()
  const before = useRef<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    if (!loaded) {
      before.current = null
      return
    }
    const after = new Map(rows.map((row) => [row.connection.id, row.status.kind]))
    const known = before.current
    before.current = after
    if (!known) return
    const { labels, say } = speech
    for (const row of rows) {
      const was = known.get(row.connection.id)
      if (was === row.status.kind) continue
      const account = accountName(speech, row.account, row.app)
      if (was === undefined && row.status.kind === 'connected')
        announce(say(labels.announce.connected, { account }))
      else announce(say(labels.announce.changed, { account, status: labels.status[row.status.kind] }))
    }
  }, [rows, loaded, speech, announce])
}
