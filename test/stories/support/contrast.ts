import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** WCAG's contrast of two colours as the browser paints them, the first laid over the second. */
    contrastOf: (colour: string, below: string) => number
  }
}

/** Teaches the page `window.contrastOf`. */
export const teachContrast = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (!canvas) throw new Error('This browser has no canvas.')
    const luminance = (...layers: string[]) => {
      for (const layer of layers) {
        canvas.fillStyle = '#f0f'
        canvas.fillStyle = layer
        canvas.fillRect(0, 0, 1, 1)
      }
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    window.contrastOf = (colour, below) => {
      const [a, b] = [luminance(below, colour), luminance(below)]
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    }
  })
