export { isMembraneError, MembraneError } from '../core/errors.js'
export { signManagerToken, signTenantToken } from './sign.js'
export { createTokenRoute } from './tokenRoute.js'

export type { Fetch } from '../api/fetch.js'
export type { TokenGrant } from '../api/token.js'
export type { MembraneErrorCode } from '../core/errors.js'
export type {
  SigningAlgorithm,
  SignManagerTokenOptions,
  SignOptions,
  SignTenantTokenOptions,
  TenantIdentity,
} from './sign.js'
export type { WorkspaceSettings } from './settings.js'
export type { TenantAnswer, TokenRouteOptions } from './tokenRoute.js'
