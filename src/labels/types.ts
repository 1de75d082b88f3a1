import type { ConnectionAction, ConnectionStatusKind } from '../core/status.js'
import type { MembraneErrorCode } from '../core/errors.js'

/** What a word's placeholders may stand for. */
export type WordValues = Readonly<Record<string, string | number>>

/** One sentence per plural category of `Intl.PluralRules`; chosen by the value `count`. */
export type PluralForms = { readonly other: string } & {
  readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string
}

/**
 * A word with values in it: a template (`"Disconnect {account}?"`), a template per plural category
 * (`{ one: '{count} app', other: '{count} apps' }`), or a function of the values.
 */
export type Word<Values extends WordValues> = string | PluralForms | ((values: Values) => string)

/** The account and the app that a sentence is about. */
export type AccountValues = { readonly account: string; readonly app: string }

/** Every word that a person reads or hears. */
export interface Labels {
  /** BCP 47 language of these words: for plurals, numbers and times. */
  locale: string
  page: {
    title: string
    description: string
    /** Accessible name of the whole list of accounts, and its heading. */
    connected: string
    available: string
    /** Beside a heading while more pages exist. */
    shown: Word<{ count: number }>
    needAttention: Word<{ count: number }>
    loadMore: string
    loadingMore: string
    loadMoreFailed: string
    /** Said when a search or a button brought apps while more exist. */
    loadedMore: Word<{ count: number }>
    notPermitted: string
  }
  search: {
    label: string
    placeholder: string
    clear: string
    results: Word<{ count: number }>
    noResults: Word<{ query: string }>
  }
  categories: { label: string; all: string }
  /** How an account is named where its app must be named too. */
  account: Word<AccountValues>
  status: Record<ConnectionStatusKind, string> & { stillBuilding: string }
  /** One sentence for each status that has one; empty: none. */
  sentence: Record<ConnectionStatusKind, Word<{ app: string; reason: string; detail: string }>> & {
    stillBuilding: string
    retry: Word<{ time: string }>
  }
  /** What a button or a menu item says. */
  action: Record<ConnectionAction, string> & {
    connect: string
    addAccount: string
    dismiss: string
    close: string
    cancelDialog: string
    save: string
  }
  /** What a menu says; what asks again or opens a dialog ends in an ellipsis. */
  menu: Record<ConnectionAction | 'details', string>
  /** What a button or a menu item is called by assistive technology. */
  actionOn: Record<ConnectionAction, Word<{ account: string }>> & {
    connect: Word<{ app: string }>
    addAccount: Word<{ app: string }>
    details: Word<{ account: string }>
    more: Word<{ account: string }>
    /** While it is under way: `doing` is what the button says then. */
    doing: Word<{ doing: string; account: string }>
  }
  /** While something is under way. */
  doing: {
    connecting: string
    disconnecting: string
    saving: string
    testing: string
    refreshing: string
    restoring: string
    undoing: string
  }
  time: { lastUsed: Word<{ time: string }>; never: string; justNow: string }
  disconnect: {
    title: Word<AccountValues>
    titleSame: Word<{ app: string }>
    removeTitle: Word<{ account: string }>
    cancelTitle: Word<{ account: string }>
    consequence: string
    canUndo: Word<{ count: number }>
    failed: Word<{ account: string; reason: string }>
    /** In place of `failed` when it was to be removed, or its set-up cancelled. */
    removeFailed: Word<{ account: string; reason: string }>
    cancelFailed: Word<{ account: string; reason: string }>
  }
  undo: {
    done: Word<{ account: string }>
    /** In place of `done` when a set-up was cancelled. */
    cancelled: Word<{ account: string }>
    action: string
    restored: Word<{ account: string }>
    /** In place of `restored` for what was not connected before. */
    back: Word<{ account: string }>
    restoredDisconnected: Word<{ account: string }>
    failed: Word<{ account: string; reason: string }>
  }
  rename: {
    title: Word<{ account: string }>
    label: string
    hint: string
    required: string
    failed: Word<{ reason: string }>
    done: Word<{ account: string }>
  }
  details: {
    title: Word<{ account: string }>
    app: string
    account: string
    status: string
    key: string
    id: string
    created: string
    updated: string
    lastUsed: string
    nextRetry: string
    errors: string
    rawState: string
    copy: string
    copied: string
    copyFailed: string
    supportNote: string
  }
  describe: {
    prompt: string
    action: string
    title: string
    label: string
    hint: string
    submit: string
    required: string
    request: string
    requested: Word<{ query: string }>
  }
  fixAll: {
    start: string
    region: string
    step: Word<{ position: number; total: number }>
    skip: string
    stop: string
    done: Word<{ fixed: number; left: number }>
    allDone: Word<{ count: number }>
  }
  empty: {
    nothingTitle: string
    nothingText: string
    noMatchTitle: Word<{ query: string }>
    noMatchText: string
    noMatchTextPlain: string
    filteredTitle: string
    filteredText: string
    showAll: string
    allConnected: string
    notConnected: string
  }
  /** Accessible name of the sign-in screen of an app. Its button says `action.close`. */
  connectScreen: { title: string }
  signedOut: { title: string; text: string; action: string }
  error: {
    title: string
    retry: string
    retrying: string
    stale: Word<{ reason: string }>
    connect: Word<{ app: string; reason: string }>
    busy: string
    testPassed: Word<{ account: string }>
    testFailed: Word<{ account: string }>
    actionFailed: Word<{ account: string; reason: string }>
    refreshed: Word<{ account: string }>
    /** The code behind a button could not be fetched. */
    part: string
    /** One plain sentence per error code. */
    reason: Record<MembraneErrorCode, string>
  }
  announce: {
    connected: Word<{ account: string }>
    changed: Word<{ account: string; status: string }>
    removed: Word<{ account: string }>
  }
}

/** Some of a tree of words. */
export type Part<Tree> = Tree extends string | ((values: never) => string)
  ? Tree
  : Exclude<keyof Tree, Intl.LDMLPluralRule> extends never
    ? Tree
    : { readonly [Key in keyof Tree]?: Part<Tree[Key]> }

/**
 * Some words of your own; what is missing stays English. Plain data, when its words are templates, so
 * that a server component may pass it.
 */
export type LabelsInput = Part<Labels>
