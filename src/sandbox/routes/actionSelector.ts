import type { Context } from 'hono'
import { namedConnection, namedIntegration } from '../act/resolveConnection.js'
import { layerOf, type ActionRecord } from '../actions/actionRecord.js'
import { actionById, actionForKey, actionsNamed } from '../actions/findAction.js'
import type { Engine } from '../engine.js'
import { textQuery } from '../http.js'
import { badRequest, notFound } from '../problem.js'
import { whereOf } from './actionList.js'

/**
 * The action of `:sel`, or of the query of the singular path: by id, else by key or uuid. The query says which of
 * several with one key is meant; where it does not, the universal one.
 *
 * @throws {Problem} 404 when there is none, 400 when there are several.
 */
export function selectAction(engine: Engine, scope: string | undefined, c: Context): ActionRecord {
  const selector = c.req.param('sel') ?? textQuery(c, 'id') ?? textQuery(c, 'key') ?? textQuery(c, 'uuid')
  if (selector === undefined) throw badRequest('Say which action: give its "id" or "key"')
  const byId = actionById(engine, scope, selector)
  if (byId) return byId
  const where = whereOf(c)
  if (where.connectionId ?? where.connectionKey) {
    const connection = namedConnection(engine, scope, where)
    const action = connection && actionForKey(engine, connection, selector)
    if (action) return action
  }
  const layer = textQuery(c, 'layer')
  const integration = namedIntegration(engine, where)
  const all = actionsNamed(engine, scope, selector).filter(
    ({ data }) =>
      (!layer || layerOf(data) === layer) && (!integration || data.integrationId === integration.data.id),
  )
  const live = all.filter(({ data }) => data.archivedAt === undefined)
  const found = live.length > 0 ? live : all
  const meant = integration ? found.filter(({ data }) => !data.connectionId) : found
  const [first] = meant
  const universal = meant.find(({ data }) => layerOf(data) === 'universal')
  const only = universal ?? (meant.length === 1 ? first : undefined)
  if (only) return only
  if (first)
    throw badRequest(
      `Action '${selector}' exists in several places: name the integration or the connection`,
      {
        actionKey: selector,
      },
    )
  throw notFound(`No action '${selector}' in this workspace`, { actionId: selector })
}
