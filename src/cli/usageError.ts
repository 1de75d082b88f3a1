/** The command line cannot be understood. */
export class UsageError extends Error {
  constructor(problem: string) {
    super(`${problem} "npx react-membrane --help" shows what there is.`)
  }
}
