'use client'

import type { ConnectionAction, PrimaryAction } from '../core/status.js'
import type { LateGroup } from './late.js'
import type { Labels } from './types.js'

/** What only a menu offers. */
type MenuAction = Exclude<ConnectionAction, PrimaryAction>

/** The words of the page before somebody opens something. */
export interface EarlyLabels extends Omit<Labels, LateGroup | 'action' | 'actionOn' | 'doing' | 'time'> {
  action: Omit<Labels['action'], MenuAction | 'close' | 'cancelDialog' | 'save'>
  actionOn: Omit<Labels['actionOn'], MenuAction | 'details'>
  doing: Omit<Labels['doing'], 'saving' | 'undoing'>
  time: Omit<Labels['time'], 'never'>
  fixAll: Pick<Labels['fixAll'], 'start'>
  describe: Pick<Labels['describe'], 'prompt' | 'action' | 'request' | 'requested'>
  error: Omit<Labels['error'], 'testPassed' | 'testFailed' | 'actionFailed' | 'refreshed'>
}

/** English as far as the page says it before somebody opens something. */
export const early: EarlyLabels = {
  locale: 'en',
  page: {
    title: 'Integrations',
    description: 'Connect the tools your team already uses.',
    connected: 'Connected',
    available: 'Available',
    shown: '{count} shown',
    needAttention: { one: '{count} needs attention', other: '{count} need attention' },
    loadMore: 'Show more apps',
    loadingMore: 'Loading more apps…',
    loadMoreFailed: 'More apps could not be loaded.',
    loadedMore: { one: '{count} app shown', other: '{count} apps shown' },
    notPermitted: 'You do not have permission to do this.',
  },
  search: {
    label: 'Search apps',
    placeholder: 'Search apps',
    clear: 'Clear search',
    results: { one: '{count} app found', other: '{count} apps found' },
    noResults: 'No app called “{query}”',
  },
  categories: { label: 'Category', all: 'All' },
  account: '{account} ({app})',
  status: {
    connected: 'Connected',
    building: 'Setting up…',
    stillBuilding: 'Still setting up…',
    'action-required': 'Finish connecting',
    'input-required': 'Needs information',
    disconnected: 'Reconnect needed',
    'configuration-error': 'Needs configuration',
    'setup-failed': 'Could not be set up',
    error: 'Not working',
    disconnecting: 'Disconnecting…',
    'turned-off': 'Turned off',
    removed: 'Removed',
    unknown: 'Unknown status',
  },
  sentence: {
    connected: '',
    building: 'First-time set-up can take a few minutes. You can leave this page.',
    stillBuilding: 'This is taking longer than usual. We will show it here when it is ready.',
    'action-required': 'Sign-in was started but not finished.',
    'input-required': '{app} needs a few more details.',
    disconnected: '{app} no longer accepts the saved sign-in.',
    'configuration-error': 'This integration is not set up correctly on our side.',
    'setup-failed': 'Setting up {app} did not work.',
    error: '{app} reported a problem.',
    disconnecting: '',
    'turned-off': 'Your workspace has turned this off.',
    removed: '',
    unknown: 'We do not recognise this status yet.',
    retry: 'We will try again at {time}.',
  },
  action: {
    connect: 'Connect',
    addAccount: 'Add another account',
    'connect-again': 'Connect again',
    continue: 'Continue',
    reconnect: 'Reconnect',
    'try-again': 'Try again',
    remove: 'Remove',
    dismiss: 'Dismiss',
  },
  actionOn: {
    connect: 'Connect {app}',
    addAccount: 'Add another account: {app}',
    'connect-again': 'Connect again: {account}',
    continue: 'Continue {account}',
    reconnect: 'Reconnect {account}',
    'try-again': 'Try again: {account}',
    remove: 'Remove {account}',
    doing: '{doing} {account}',
    more: 'More actions for {account}',
  },
  doing: {
    connecting: 'Connecting…',
    disconnecting: 'Disconnecting…',
    testing: 'Testing…',
    refreshing: 'Refreshing…',
    restoring: 'Restoring…',
  },
  time: { lastUsed: 'used {time}', justNow: 'just now' },
  describe: {
    prompt: 'Can’t find it?',
    action: 'Describe the app',
    request: 'Ask us to add it',
    requested: 'We passed on your wish for “{query}”.',
  },
  fixAll: {
    start: 'Fix all',
  },
  empty: {
    nothingTitle: 'No integrations yet.',
    nothingText: 'When your workspace adds apps, they appear here.',
    noMatchTitle: 'No app called “{query}”.',
    noMatchText: 'Describe it and we will look for a way to connect it.',
    noMatchTextPlain: 'Check the spelling or try another name.',
    filteredTitle: 'Nothing in this category.',
    filteredText: 'Choose another category, or look at all apps.',
    showAll: 'Show all apps',
    allConnected: 'Every available app is connected.',
    notConnected: 'Nothing connected yet. Choose an app below to start.',
  },
  signedOut: {
    title: 'You are signed out.',
    text: 'Sign in again to see your integrations.',
    action: 'Sign in',
  },
  error: {
    title: 'We could not load your integrations.',
    retry: 'Try again',
    retrying: 'Trying again…',
    stale: 'What you see may be out of date. {reason}',
    connect: '{app} could not be connected. {reason}',
    busy: 'Another app is being connected. Finish that first.',
    part: 'A part of this page could not be loaded.',
    reason: {
      'invalid-option': 'This page is not set up correctly.',
      'missing-provider': 'This page is not set up correctly.',
      'signed-out': 'You are signed out.',
      'token-unavailable': 'Your sign-in could not be checked.',
      'token-invalid': 'Your sign-in was not accepted.',
      'token-expired': 'Your sign-in has expired.',
      'wrong-tenant': 'You are signed in as somebody else by now.',
      network: 'The network could not be reached. Check your connection.',
      timeout: 'The server took too long to answer.',
      aborted: 'This was interrupted.',
      unauthorized: 'Your sign-in was not accepted.',
      forbidden: 'You do not have permission to do this.',
      'not-found': 'It no longer exists.',
      conflict: 'Somebody changed it at the same time.',
      'rate-limited': 'There were too many requests. Wait a moment.',
      'bad-request': 'The server did not accept this.',
      'server-error': 'The server has a problem at the moment.',
      'bad-response': 'The server sent something we do not understand.',
      connection: 'The app refused.',
      'connect-failed': 'The sign-in could not be completed.',
      'missing-secret': 'This page is not set up correctly.',
    },
  },
  announce: {
    connected: '{account} was added.',
    changed: '{account}: {status}',
    removed: '{account} was removed.',
  },
}
