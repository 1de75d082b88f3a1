import { createActRoute } from 'react-membrane/server'
import { currentTenant } from '../../../lib/session'

// What a page may run on the customer's connections, and nothing else.
export const POST = createActRoute({ tenant: currentTenant, actions: ['list-contacts'] })
