import { createTokenRoute } from 'react-membrane/server'
import { currentTenant } from '../../../lib/session'

export const GET = createTokenRoute({ tenant: currentTenant })
