// What is worth reading of a failed run's output.

const PROGRESS = /^(\[\d+\/\d+\] | *✓ )/

/** The output without the lines that only say how far a runner has come: what failed is then found at once. */
export const essence = (/** @type {string} */ output) =>
  output
    .split('\n')
    .filter((line) => !PROGRESS.test(line))
    .join('\n')
    .trim()
