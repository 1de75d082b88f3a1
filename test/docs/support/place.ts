import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repository, type Sample } from './samples.js'

/**
 * Writes samples to disk, beside the others of their document, so that they can be imported. They are below the
 * repository, so that `react-membrane` is the built package.
 */
export function placeSamples(
  samples: readonly Sample[],
  name: string,
): { pathOf: (sample: Sample) => string; remove: () => void } {
  const folder = `.tmp/${name}-${process.pid}`
  const pathOf = ({ file }: Sample) => join(repository, file.replace('.tmp/docs', folder))
  for (const sample of samples) {
    mkdirSync(dirname(pathOf(sample)), { recursive: true })
    writeFileSync(pathOf(sample), sample.code)
  }
  return { pathOf, remove: () => rmSync(join(repository, folder), { recursive: true, force: true }) }
}
