import { ar } from 'react-membrane/labels/ar'
import { de } from 'react-membrane/labels/de'
import { en } from 'react-membrane/labels/en'
import { es } from 'react-membrane/labels/es'
import { fr } from 'react-membrane/labels/fr'
import { he } from 'react-membrane/labels/he'
import { ja } from 'react-membrane/labels/ja'
import { pt } from 'react-membrane/labels/pt'
import { zhCN } from 'react-membrane/labels/zh-CN'
import type { Labels } from '../../../src/labels/types.js'

export const modules = { de, fr, es, pt, ja, 'zh-CN': zhCN, ar, he }

/** Every language but English, by the name of its entry. */
export const languages: Record<string, Labels> = modules

export { ar, de, en, ja }

type Tree = { readonly [key: string]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

const isCategory = (key: string) => /^(zero|one|two|few|many|other)$/.test(key)

/** Every text of a language with the path to it; a plural form is a text of its own. */
export function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (!isTree(value)) throw new Error(`${path} is ${typeof value}; languages are made of templates`)
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path ? `${path}.${key}` : key))
}

/** Every word by its path: a template, or plural forms as one. */
export function wordsOf(value: unknown, path = ''): [path: string, word: string | Tree][] {
  if (typeof value === 'string' || (isTree(value) && Object.keys(value).every(isCategory)))
    return [[path, value]]
  if (!isTree(value)) throw new Error(`${path} is ${typeof value}; languages are made of templates`)
  return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, path ? `${path}.${key}` : key))
}

export const placeholdersIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort()
