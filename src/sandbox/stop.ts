import type { ConnectionRecord } from './records.js'

/** Nothing that was under way happens any more. */
export function stop(record: ConnectionRecord): void {
  record.cancel?.()
  delete record.cancel
}
