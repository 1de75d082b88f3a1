'use client'

import { en } from '../labels/en.js'
import { mergeLabels } from '../labels/merge.js'
import { createSpeech, type Speech } from './speech.js'

const useAll = createSpeech((words) => mergeLabels(en, words))

/** The words to speak with: English, then those around, the nearest last. */
export function useSpeech(): Speech {
  return useAll()
}
