import { expect, it, vi } from 'vitest'
import { bundle } from '../../scripts/lib/bundle.mjs'

const page = `import { IntegrationsPage } from 'react-membrane'\nglobalThis.app = IntegrationsPage`

it.each(['which is no', 'is not in the document'])(
  'does not say "%s" in a production build',
  async (words) => {
    vi.stubEnv('NODE_ENV', 'production')
    const { text } = await bundle(page)
    vi.unstubAllEnvs()
    expect(text.includes('membrane-page')).toBe(true)
    expect(text.includes(words)).toBe(false)
  },
)
