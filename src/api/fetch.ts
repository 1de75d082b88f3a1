/**
 * The one shape of every place where this package meets a network: a request in, a response out.
 *
 * The client takes one, the sandbox is one, the server routes are one each.
 */
export type Fetch = (request: Request) => Promise<Response>
