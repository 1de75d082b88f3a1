import type { LabelsInput } from 'react-membrane'
import type { User } from './session'

/** The page's words: languages are client modules, which the layout passes on. Next.js sends all that are named here, 3 to 4 KB each. */
const languages: Record<User['language'], () => Promise<LabelsInput>> = {
  // What the page speaks anyway.
  en: async () => ({}),
  de: async () => (await import('react-membrane/labels/de')).de,
}

export const labelsFor = (user: User | null) => languages[user?.language ?? 'en']()
