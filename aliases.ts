import { fileURLToPath } from 'node:url'

const source = (relative: string) => fileURLToPath(new URL(`./src/${relative}`, import.meta.url))

/** The published entries, mapped to their sources: what runs from here uses the package by the names its users use. */
export const aliases = [
  { find: /^react-membrane$/, replacement: source('index.ts') },
  { find: /^react-membrane\/styles\.css$/, replacement: source('styles.css') },
  { find: /^react-membrane\/actions\.css$/, replacement: source('actions.css') },
  {
    find: /^react-membrane\/(labels|actions\/labels)\/(en|de|fr|es|pt|ja|zh-CN|ar|he)$/,
    replacement: source('$1/$2.ts'),
  },
  {
    find: /^react-membrane\/(actions|server|node|sandbox|testing|vite)$/,
    replacement: source('$1/index.ts'),
  },
]
