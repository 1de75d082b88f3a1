export { createConnection } from './createConnection.js'
export { createTestMembrane } from './createTestMembrane.js'
export { connectionFixtures } from './statuses.js'

export type { CreateConnectionFields } from './createConnection.js'
export type { TestMembrane, TestMembraneOptions } from './createTestMembrane.js'
export type { TestConnects } from './connects.js'
export type { RequestPattern } from './requests.js'
export type { TestTenant, TestTenantIdentity } from './signedIn.js'
export type { ConnectionFixture } from './statuses.js'
export type { Connection, ConnectionState } from '../api/connection.js'
export type { ConnectOptions } from '../api/connect.js'
export type {
  ConnectionFields,
  ConnectOutcome,
  LoggedRequest,
  Sandbox,
  SandboxOptions,
} from '../sandbox/index.js'
