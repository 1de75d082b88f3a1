'use client'
import { importOnce } from './importOnce.js'

export type Sdk = typeof import('@membranehq/sdk')

interface ZodConfig {
  jitless?: boolean
}

const zod: typeof globalThis & { __zod_globalConfig?: ZodConfig } = globalThis

/**
 * Zod probes with `new Function` whether it may compile its schemas, which a strict content security
 * policy reports as a violation. Copies of zod from 4.4 on share this setting; a host's own choice stands.
 */
function keepZodFromEval() {
  const config = (zod.__zod_globalConfig ??= {})
  config.jitless ??= true
}

/** The only place that imports the SDK (156 KB gzip). Once for everybody; tried again after a failure. */
export const loadSdk: () => Promise<Sdk> = importOnce(() => {
  keepZodFromEval()
  return import('@membranehq/sdk')
})
