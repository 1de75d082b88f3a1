/**
 * Who may know whom. `ARCHITECTURE.md` draws this table and says why.
 *
 * A layer is a folder of `src`, or one file of it. Its list names the layers that it may import; itself is
 * always allowed. `packages` are the npm packages it may import (`node:` modules included); a name covers its
 * sub-entries. `globals` are words of the browser that it must not say, `except` in these files.
 */
const BROWSER = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage']

export const layers = {
  'src/api': { layers: [], packages: [], noGlobals: BROWSER },
  'src/core': { layers: ['src/api'], packages: [], noGlobals: BROWSER },
  'src/labels': {
    layers: ['src/api', 'src/core/status', 'src/core/errors'],
    packages: [],
    noGlobals: BROWSER,
  },
  'src/hooks': {
    layers: ['src/api', 'src/core', 'src/labels/types'],
    packages: ['react', 'swr', '@membranehq/sdk', 'get-nonce'],
    noGlobals: BROWSER,
    exceptGlobals: ['src/hooks/browser', 'src/hooks/connect'],
  },
  'src/components': {
    layers: ['src/api', 'src/core/status', 'src/core/errors', 'src/core/identity', 'src/labels', 'src/hooks'],
    packages: ['react', 'react-dom', '@radix-ui/react-dialog', 'get-nonce'],
  },
  'src/actions': {
    layers: ['src/api', 'src/core', 'src/labels', 'src/hooks', 'src/components'],
    packages: ['react', '@cfworker/json-schema'],
  },
  'src/server': { layers: ['src/api', 'src/core'], packages: ['jose'], noGlobals: BROWSER },
  'src/node': { layers: ['src/api'], packages: ['@hono/node-server', 'node:'] },
  'src/sandbox': {
    layers: ['src/api'],
    packages: ['hono', '@hono/node-server', '@noble/hashes', '@cfworker/json-schema', 'node:'],
  },
  'src/vite': { layers: ['src/server', 'src/sandbox'], packages: ['vite', '@hono/node-server', 'node:'] },
  'src/cli': { layers: ['src/sandbox'], packages: ['node:'] },
  'src/testing': {
    layers: ['src/api', 'src/core', 'src/hooks', 'src/sandbox'],
    packages: ['react', 'swr'],
  },
  // The browser entry is a list of names.
  'src/index': {
    layers: ['src/api', 'src/core', 'src/labels', 'src/hooks', 'src/components'],
    packages: [],
    noGlobals: BROWSER,
  },
}

/** Folders that use the package as anybody else does: by its published entries. */
export const users = ['demo', 'stories', 'examples']

/** Whether a path without its ending is that layer's: the file itself or something in the folder. */
export const isIn = (layer, path) => path === layer || path.startsWith(`${layer}/`)

/** The layer of a path (without its ending), or `undefined` when the table does not know it. */
export const layerOf = (path) => Object.keys(layers).find((layer) => isIn(layer, path))

/** Whether a package's specifier is covered by a list of names. */
export const isAllowedPackage = (specifier, allowed) =>
  allowed.some((name) =>
    name.endsWith(':') ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  )
