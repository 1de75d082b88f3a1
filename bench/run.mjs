import { coldStart } from './cold-start.mjs'
import { heapOfList } from './heap.mjs'
import { largeList } from './large-list.mjs'

/** `npm run bench`: timings, beside the official package in one run. It builds the package first. */
const times = await coldStart()
console.log('First name painted, 1.6 Mbit/s, 150 ms, CPU 4× slower (ms, median of 5):')
for (const [variant, time] of Object.entries(times)) {
  console.log(
    `  ${variant.padEnd(10)} ${String(time).padStart(6)}   ${(time / times.bare).toFixed(2)} × bare`,
  )
}
const { items, heapMB } = await heapOfList()
console.log(`Heap of ${items} integrations: ${heapMB} MB`)
console.log('10,000 integrations, CPU 4× slower:')
for (const [what, value] of Object.entries(await largeList())) console.log(`  ${what.padEnd(30)} ${value}`)
