import { Hono, type Context } from 'hono'
import type { Theme } from '../../api/connect.js'
import type { Engine } from '../engine.js'
import { readFlowParams, type FlowParams } from '../flowParams.js'
import { redirectTarget } from '../flowResults.js'
import { badRequest, notFound, Problem } from '../problem.js'
import { whileBuilding } from '../routes/longPoll.js'
import { connectionView } from '../connectionViews.js'
import { textOf } from './form.js'
import { optionOf } from './forms.js'
import { problemView, progressView } from './outcomes.js'
import { page, PAGE_HEADERS, type Place } from './page.js'
import { decide, decideSent, firstView, openSession, resultView, type Body, type Session } from './session.js'
import { endStep, stepOf } from './steps.js'
import type { View } from './View.js'

/** How long the page's script is kept waiting for a build before it asks again. */
const PROGRESS_WAIT_MS = 25_000
/** Screens that are remembered; the oldest are forgotten first. */
const KEPT = 500

/** The hosted pages: `/screens/connect`, `/screens/connection` and their relatives, and `/connect`. */
export function screenRoutes(engine: Engine): Hono {
  const sessions = new Map<string, Session>()
  const app = new Hono()

  const open = async (c: Context, { place, up, mode, more }: Opening): Promise<Response> => {
    let params: FlowParams = more ?? {}
    try {
      params = { ...more, ...(await readFlowParams(c.req.raw)) }
      checkRedirect(params.redirectUri)
      const session = openSession(engine, params, mode)
      remember(sessions, session)
      const view = firstViewOf(engine, session, c, place)
      return show(c, { view, session, place, up })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return show(c, { view: problemView(error), session: { params: withSafeRedirect(params) }, place, up })
    }
  }

  const show = (c: Context, { view, session, place, up }: Showing): Response => {
    const { params } = session
    const step = view ? stepOf(engine, session, view) : endStep(params, null)
    const base = session.id === undefined ? undefined : `${up}flows/${session.id}`
    const opener = originOf(c)
    const document = page({
      step,
      place,
      theme: themeOf(params['theme']),
      ...(base ? { decideUrl: `${base}/decision`, progressUrl: `${base}/progress` } : {}),
      ...(base ? { outcome: session.flow?.outcome ?? engine.outcome } : {}),
      ...(opener ? { openerOrigin: opener } : {}),
      ...(params.redirectUri ? { cancelRedirect: redirectTarget(params.redirectUri, null) } : {}),
    })
    return c.newResponse(document.text, statusOf(view), PAGE_HEADERS)
  }

  const inFrame = { place: 'frame', up: '' } as const
  app.on(['GET', 'POST'], '/screens/connect', (c) => open(c, inFrame))
  app.on(['GET', 'POST'], '/screens/connection', (c) => open(c, { ...inFrame, mode: 'manage' }))
  app.on(['GET', 'POST'], '/screens/connections', (c) => open(c, inFrame))
  app.on(['GET', 'POST'], '/screens/integrations/:integration/connect', (c) =>
    open(c, { place: 'frame', up: '../../', more: selected(c.req.param('integration')) }),
  )
  app.on(['GET', 'POST'], '/connect', (c) => open(c, { place: 'window', up: 'screens/' }))

  const sessionOf = (c: Context): Session => {
    const session = sessions.get(c.req.param('id') ?? '')
    if (!session) throw notFound('This screen is over, or the sandbox was started anew: open it again')
    return session
  }

  /** Answers the next view in any case; a problem also says so by its status. */
  const answer = async (c: Context, next: (session: Session) => View | null | Promise<View | null>) => {
    try {
      const session = sessionOf(c)
      const view = await next(session)
      const step = view ? stepOf(engine, session, view) : endStep(session.params, null)
      return c.json({ connection: step.held, ...step }, statusOf(view))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const step = stepOf(engine, { params: {} }, problemView(error))
      return c.json({ ...error.data, connection: null, ...step }, statusOf(problemView(error)))
    }
  }

  app.post('/screens/flows/:id/decision', (c) =>
    answer(c, async (session) => decide(engine, session, await readBody(c))),
  )
  app.get('/screens/flows/:id/progress', (c) =>
    answer(c, async (session) => {
      const { flow } = session
      const id = flow?.result?.id ?? flow?.connection?.id
      const record = id === undefined ? undefined : engine.world.connections.byId(id)
      if (!flow || !record) throw notFound('There is nothing to follow: the sandbox was started anew')
      await whileBuilding(engine, record, PROGRESS_WAIT_MS, c.req.raw.signal)
      const connection = connectionView(engine, record)
      const isBuilding = connection.state === 'BUILDING' && connection.archivedAt === undefined
      return isBuilding ? progressView(flow, connection) : resultView(engine, session, flow, connection)
    }),
  )
  return app
}

interface Opening {
  place: Place
  /** From the page's address to `/screens/`. */
  up: string
  mode?: 'manage'
  more?: FlowParams
}

interface Showing extends Opening {
  view: View | null
  session: Pick<Session, 'params'> & Partial<Session>
}

/** A key sent by a form of the host's own, through the SDK's hidden iframe, is decided without asking anybody. */
function firstViewOf(engine: Engine, session: Session, c: Context, place: Place): View | null {
  const { flow } = session
  const hidden =
    place === 'window' && (flow?.input !== undefined || c.req.header('sec-fetch-dest') === 'iframe')
  if (!flow?.authOptionKey || !hidden || optionOf(flow)?.type !== 'client-credentials')
    return firstView(engine, session)
  return decideSent(engine, session, flow)
}

function remember(sessions: Map<string, Session>, session: Session): void {
  sessions.set(session.id, session)
  const [oldest] = sessions.keys()
  if (sessions.size > KEPT && oldest !== undefined) sessions.delete(oldest)
}

/** @throws {Problem} 400 for an address the browser must not be sent to. */
function checkRedirect(redirectUri: string | undefined): void {
  if (!redirectUri || isSafeRedirect(redirectUri)) return
  throw badRequest('"redirectUri" must be an absolute address that starts with https:// or http://')
}

const isSafeRedirect = (uri: string) => URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol)

function withSafeRedirect(params: FlowParams): FlowParams {
  const { redirectUri } = params
  return redirectUri && !isSafeRedirect(redirectUri) ? { ...params, redirectUri: undefined } : params
}

/** By key or by id: which of the two it is only the engine knows. */
const selected = (integration: string | undefined): FlowParams =>
  integration === undefined ? {} : { integrationKey: integration }

function themeOf(theme: string | undefined): Theme {
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

/** The page that posted the form, where the browser says. */
function originOf(c: Context): string | undefined {
  const origin = c.req.header('origin')
  return origin !== undefined && /^https?:\/\//.test(origin) ? origin : undefined
}

function statusOf(view: View | null): 200 | 400 | 401 | 403 | 404 | 409 {
  const status = view?.problem?.status
  return status === 400 || status === 401 || status === 403 || status === 404 || status === 409 ? status : 200
}

/** A form of the page, or JSON as a script would send it: `{ outcome, input }`. */
async function readBody(c: Context): Promise<Body> {
  if (!c.req.header('content-type')?.includes('json'))
    return Object.fromEntries(new URLSearchParams(await c.req.text()))
  const { input, ...fields } = objectOf(await c.req.json().catch(() => null))
  const typed = Object.entries(objectOf(input)).map(([name, value]) => [`input.${name}`, value])
  return Object.fromEntries(
    [...Object.entries(fields), ...typed].map(([name, value]) => [name, textOf(value)]),
  )
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
