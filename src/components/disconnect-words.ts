import type { Labels } from '../labels/types.js'

/** What a person means by disconnecting: the words differ, the request is the same. */
export type DisconnectIntent = 'disconnect' | 'remove' | 'cancel'

/** What to say when it is done, and when it could not be done. */
export const disconnectWords = ({ disconnect, undo, announce }: Labels, intent: DisconnectIntent) =>
  ({
    disconnect: { done: undo.done, failed: disconnect.failed },
    remove: { done: announce.removed, failed: disconnect.removeFailed },
    cancel: { done: undo.cancelled, failed: disconnect.cancelFailed },
  })[intent]
