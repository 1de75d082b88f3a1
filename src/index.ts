export { MembraneProvider } from './hooks/MembraneProvider.js'
export { useBeforeConnect } from './hooks/connect/useBeforeConnect.js'
export { useConnect } from './hooks/useConnect.js'
export { useConnection } from './hooks/useConnection.js'
export { useConnectionActions } from './hooks/useConnectionActions.js'
export { useConnectionHealth } from './hooks/useConnectionHealth.js'
export { useConnections } from './hooks/useConnections.js'
export { useDisconnect } from './hooks/useDisconnect.js'
export { useExternalApps } from './hooks/useExternalApps.js'
export { useIntegration } from './hooks/useIntegration.js'
export { useIntegrations } from './hooks/useIntegrations.js'
export { useMembrane } from './hooks/useMembrane.js'
export { useMembraneSession } from './hooks/useMembraneSession.js'
export { useRenameConnection } from './hooks/useRenameConnection.js'

export { IntegrationsPage } from './components/IntegrationsPage.js'
export { AppLogo } from './components/AppLogo.js'
export { Announcer, useAnnounce } from './components/announcer.js'
export { Button } from './components/Button.js'
export { CategoryFilter } from './components/CategoryFilter.js'
export { ChunkedList } from './components/ChunkedList.js'
export { ConnectButton } from './components/ConnectButton.js'
export { ConnectionMenu } from './components/ConnectionMenu.js'
export { ConnectionRow } from './components/ConnectionRow.js'
export {
  ConnectionRowAction,
  ConnectionRowMenu,
  ConnectionRowName,
  ConnectionRowReason,
  ConnectionRowStatus,
} from './components/ConnectionRowSlots.js'
export {
  DescribeDialog,
  DetailsDialog,
  DisconnectDialog,
  prefetchDialogs,
  RenameDialog,
} from './components/dialogs.js'
export { Elapsed } from './components/Elapsed.js'
export { EmptyState } from './components/EmptyState.js'
export { ErrorRegion } from './components/ErrorRegion.js'
export { FixAll } from './components/FixAll.js'
export { Guarded } from './components/Guarded.js'
export {
  IntegrationCard,
  IntegrationCardAction,
  IntegrationCardName,
  IntegrationCardNote,
} from './components/IntegrationCard.js'
export { LabelsProvider } from './components/LabelsProvider.js'
export { useSpeech } from './components/labels.js'
export { RelativeTime } from './components/RelativeTime.js'
export { SearchField } from './components/SearchField.js'
export { Skeletons } from './components/Skeletons.js'
export { StateBadge } from './components/StateBadge.js'
export { UndoBar } from './components/UndoBar.js'
export { useConnectionRow } from './components/row-context.js'
export { useIntegrationCard } from './components/card-context.js'
export { attentionFirst, toRow } from './components/model/rows.js'

export { isMembraneError, MembraneError } from './core/errors.js'
export { connectTarget, integrationIdentity } from './core/identity.js'
export { connectionStatus } from './core/status.js'

export type { MembraneProviderProps } from './hooks/MembraneProvider.js'
export type { ItemResult, ListResult, ReadResult } from './hooks/results.js'
export type { Restored } from './hooks/bringBack.js'
export type { UseConnectOptions, UseConnectResult } from './hooks/useConnect.js'
export type { UseConnectionResult } from './hooks/useConnection.js'
export type {
  PendingConnectionAction,
  UseConnectionActionsOptions,
  UseConnectionActionsResult,
} from './hooks/useConnectionActions.js'
export type { ConnectionHealth } from './hooks/useConnectionHealth.js'
export type { UseConnectionsQuery, UseConnectionsResult } from './hooks/useConnections.js'
export type { Undoable, UseDisconnectOptions, UseDisconnectResult } from './hooks/useDisconnect.js'
export type { UseExternalAppsQuery, UseExternalAppsResult } from './hooks/useExternalApps.js'
export type { UseIntegrationResult } from './hooks/useIntegration.js'
export type { UseIntegrationsQuery, UseIntegrationsResult } from './hooks/useIntegrations.js'
export type { MembraneSession } from './hooks/useMembraneSession.js'
export type { UseRenameConnectionOptions, UseRenameConnectionResult } from './hooks/useRenameConnection.js'

export type { IntegrationsPageProps } from './components/IntegrationsPage.js'
export type { AppLogoProps } from './components/AppLogo.js'
export type { Announce } from './components/announcer.js'
export type { ButtonProps } from './components/Button.js'
export type { IntegrationCardOptions, IntegrationCardValue } from './components/card-context.js'
export type { CategoryFilterProps } from './components/CategoryFilter.js'
export type { ChunkedListProps, RenderItem } from './components/ChunkedList.js'
export type { ConnectButtonProps } from './components/ConnectButton.js'
export type { ConnectionMenuProps } from './components/ConnectionMenu.js'
export type { ConnectionRowProps } from './components/ConnectionRow.js'
export type { DialogPlace } from './components/DialogFrame.js'
export type {
  DescribeDialogProps,
  DetailsDialogProps,
  DisconnectDialogProps,
  RenameDialogProps,
} from './components/dialogs.js'
export type { ElapsedProps } from './components/Elapsed.js'
export type { EmptyStateProps } from './components/EmptyState.js'
export type { ErrorRegionProps } from './components/ErrorRegion.js'
export type { FixAllProps } from './components/FixAll.js'
export type { GuardedProps } from './components/Guarded.js'
export type { IntegrationCardProps } from './components/IntegrationCard.js'
export type { Speech } from './components/speech.js'
export type { ConnectionKeyOption } from './components/model/connection-key.js'
export type {
  CanOption,
  CategoriesOption,
  IntegrationFilter,
  MultipleOption,
  Permission,
  PermissionAction,
  PermissionSubject,
} from './components/model/criteria.js'
export type { AccountRow } from './components/model/rows.js'
export type { RelativeTimeProps } from './components/RelativeTime.js'
export type {
  ConnectionRowOptions,
  ConnectionRowValue,
  RowAction,
  RowNotice,
} from './components/row-context.js'
export type { SearchFieldProps } from './components/SearchField.js'
export type { SkeletonsProps } from './components/Skeletons.js'
export type { StateBadgeProps } from './components/StateBadge.js'
export type { UndoBarProps } from './components/UndoBar.js'

export type { MembraneErrorCode, MembraneErrorDetails } from './core/errors.js'
export type { Scope } from './core/scope.js'
export type {
  ConnectionAction,
  ConnectionStatus,
  ConnectionStatusKind,
  PrimaryAction,
  StatusTone,
} from './core/status.js'
export type { FetchToken } from './core/token.js'
export type { AccountValues, Labels, LabelsInput, PluralForms, Word, WordValues } from './labels/types.js'

export type { ConnectOptions, OpenConnect, Theme } from './api/connect.js'
export type {
  ClientAction,
  Connection,
  ConnectionPatch,
  ConnectionQuery,
  ConnectionState,
} from './api/connection.js'
export type { ExternalApp, ExternalAppQuery } from './api/external-app.js'
export type { Fetch } from './api/fetch.js'
export type { AuthOption, AuthType, Integration, IntegrationQuery } from './api/integration.js'
export type { Page, PageQuery } from './api/page.js'
export type { ErrorData } from './api/problem.js'
export type { MembraneSnapshot } from './api/snapshot.js'
export type { TokenGrant } from './api/token.js'
