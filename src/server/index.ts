export { isMembraneError, MembraneError } from '../core/errors.js'
export { createMembraneAdmin } from './admin.js'
export { createActRoute } from './actRoute.js'
export { preloadMembrane } from './preload.js'
export { signManagerToken, signTenantToken } from './sign.js'
export { createTokenRoute } from './tokenRoute.js'

export type { ActApiCall, ActRequest, ActResult } from '../api/act.js'
export type { Fetch } from '../api/fetch.js'
export type { MembraneSnapshot } from '../api/snapshot.js'
export type { TokenGrant } from '../api/token.js'
export type { MembraneErrorCode } from '../core/errors.js'
export type { Action, ActionFields, ActionIntent, ActionQuery } from '../api/action.js'
export type { ActionPlace, MembraneAdmin, MembraneAdminOptions } from './admin.js'
export type {
  IntegrationParameter,
  IntegrationParameters,
  WorkspaceFlags,
  WorkspaceRecord,
} from './admin/types.js'
export type { ActRouteOptions } from './actRoute.js'
export type { AllowedActions, AllowInline } from './act/allow.js'
export type { TenantAnswer, TenantOf } from './identity.js'
export type { SigningAlgorithm, WorkspaceSecret } from './key.js'
export type { SignManagerTokenOptions, SignOptions, SignTenantTokenOptions, TenantIdentity } from './sign.js'
export type { PreloadOptions } from './preload.js'
export type { RouteOptions } from './route.js'
export type { WorkspaceSettings } from './settings.js'
export type { TokenRouteOptions } from './tokenRoute.js'
