import { expect, it } from 'vitest'
import { schedule } from '../../scripts/lib/schedule.mjs'

interface Job {
  name: string
  needs?: string
  width?: number
}

/** Runs jobs that end when they are told to, and says which were running at each moment. */
function stage(jobs: readonly Job[], { room = 2, failing = [] as readonly string[] } = {}) {
  const running = new Map<string, () => void>()
  const blocked: string[] = []
  const results = schedule<Job, string>(
    jobs,
    (job, isBlocked) => {
      if (isBlocked) {
        blocked.push(job.name)
        return Promise.resolve(`${job.name} not run`)
      }
      return new Promise((resolve) => {
        running.set(job.name, () => {
          running.delete(job.name)
          resolve(job.name)
        })
      })
    },
    { room, hasFailed: (result) => failing.includes(result) },
  )
  return {
    results,
    blocked,
    running: () => [...running.keys()],
    end: async (name: string) => {
      running.get(name)?.()
      // Everything that follows from it has happened once the queue of promises is empty.
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

it('runs as many at once as there is room for, in order', async () => {
  const { running, end, results } = stage([{ name: 'a' }, { name: 'b' }, { name: 'c' }])
  expect(running()).toEqual(['a', 'b'])
  await end('b')
  expect(running()).toEqual(['a', 'c'])
  await end('c')
  await end('a')
  expect(await results).toEqual(['a', 'b', 'c'])
})

it('lets later ones go first while one waits for what it needs', async () => {
  const { running, end } = stage([{ name: 'build' }, { name: 'package', needs: 'build' }, { name: 'unit' }])
  expect(running()).toEqual(['build', 'unit'])
  await end('unit')
  expect(running()).toEqual(['build'])
  await end('build')
  expect(running()).toEqual(['package'])
})

it('gives a wide one its turn, alone', async () => {
  const { running, end } = stage([{ name: 'a' }, { name: 'browser', width: 2 }, { name: 'b' }])
  expect(running()).toEqual(['a'])
  await end('a')
  expect(running()).toEqual(['browser'])
  await end('browser')
  expect(running()).toEqual(['b'])
})

it('runs a wide one where there is less room than it would like', () => {
  expect(stage([{ name: 'browser', width: 2 }], { room: 1 }).running()).toEqual(['browser'])
})

it('says of one whose need has failed that it is blocked, and goes on', async () => {
  const { running, end, blocked, results } = stage(
    [{ name: 'build' }, { name: 'package', needs: 'build' }, { name: 'unit' }],
    { room: 1, failing: ['build', 'package not run'] },
  )
  await end('build')
  expect(blocked).toEqual(['package'])
  expect(running()).toEqual(['unit'])
  await end('unit')
  expect(await results).toEqual(['build', 'package not run', 'unit'])
})

it('does not wait for a need that was not asked for', () => {
  expect(stage([{ name: 'package', needs: 'build' }]).running()).toEqual(['package'])
})
