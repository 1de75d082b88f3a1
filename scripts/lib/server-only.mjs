// What `react-membrane/server` is to a bundler that builds for browsers: a module that cannot be built. It is
// generated because neither the compiler nor the layer check could make sense of what it imports.

/** Bundlers print what they cannot find, so this is what they say. */
export const SENTENCE =
  'Never bundle react-membrane/server for a browser, since it signs with your workspace secret. Import it in server code only, and give pages a token by createTokenRoute'

const COMMENT = `// Jest's jsdom comes here too, and has a process: there it works. Nothing calls the function below.`

/** The two files, by what they are called beside `dist/server/index`. */
export const serverOnly = {
  'browser.js': `${COMMENT}\nexport * from './index.js'\nexport const fail = () => import('${SENTENCE}')\n`,
  'browser.cjs': `${COMMENT}\nmodule.exports = require('./index.cjs')\nmodule.exports.fail = () => require('${SENTENCE}')\n`,
}
