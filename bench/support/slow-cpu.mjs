/** The least time of five that a fixed piece of work takes on the page's main thread, in milliseconds. */
const work = (page) =>
  page.evaluate(() => {
    let least = Infinity
    let value = 0
    for (let turn = 0; turn < 5; turn += 1) {
      const start = performance.now()
      for (let step = 0; step < 1_000_000; step += 1) value = (value * 31 + step) | 0
      least = Math.min(least, performance.now() - start)
    }
    // Without the value the loop might be left out.
    return value === 0.5 ? 0 : least
  })

/**
 * Makes a page's main thread so many times slower. Chromium's emulation lets go by itself at times, for seconds; so a
 * figure counts only when the thread was as slow as wanted before and after it was taken.
 */
export async function slowCpu(page, client, rate) {
  const set = (to) => client.send('Emulation.setCPUThrottlingRate', { rate: to })
  await set(1)
  const full = await work(page)
  await set(rate)
  const isSlow = async () => (await work(page)) / full > 0.75 * rate

  /** What `measure` answers, taken anew until the thread was slow all the while. */
  const whileSlow = async (measure) => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (await isSlow()) {
        // What the check itself took is over before anything is measured.
        await page.waitForTimeout(300)
        const answer = await measure()
        if (await isSlow()) return answer
      }
      await set(1)
      await set(rate)
    }
    throw new Error(`Chromium did not keep the page's main thread ${rate} times slower. Try again later.`)
  }
  return { isSlow, whileSlow }
}
