import { scenarios } from './scenarios.js'

const list = Object.entries(scenarios)
  .map(([name, what]) => `  ${name.padEnd(18)} ${what}`)
  .join('\n')

export const help = `Develop against Membrane's API without an account.

  npx react-membrane sandbox [options] [-- command]

Serves the sandbox over HTTP. With a command, runs it with MEMBRANE_API_URI,
MEMBRANE_API_URL, MEMBRANE_WORKSPACE_KEY and MEMBRANE_WORKSPACE_SECRET set, and
ends when it ends:

  npx react-membrane sandbox -- npm run dev

Options
  --port <number>    where it listens; 0: any free port (4600)
  --host <name>      0.0.0.0 to be reached from outside (127.0.0.1)
  --url <address>    where browsers and servers reach it, if that is another address
  --scenario <name>  the world it starts with (everyday)
  --tenant <key>     the only tenant that finds the scenario's accounts (all)
  --latency <ms>     how long every answer takes (0)
  --control          also answer /__sandbox/*, by which anybody drives it
  --help, -h         this
  --version, -v      the version

Scenarios
${list}
`
