import type { Part, Word } from '../../labels/types.js'

/** Every word of the parts of `react-membrane/actions`, besides those that the page has too. */
export interface ActionLabels {
  /** BCP 47 language of these words: for plurals, numbers and times. */
  locale: string
  account: {
    label: string
    none: string
    noneText: string
    unusable: Word<{ account: string }>
    connect: Word<{ app: string }>
    loading: string
    failed: string
  }
  find: {
    label: string
    placeholder: string
    results: Word<{ count: number }>
    none: Word<{ query: string }>
    nothing: string
    change: string
    changeOf: Word<{ action: string }>
    more: string
    /** Beside an action that cannot be run. */
    notReady: string
    /** In place of `notReady` where the answer says why. */
    notReadyWhy: Word<{ reason: string }>
    building: string
    loading: string
    failed: string
  }
  form: {
    optional: string
    /** First in a choice that may be left open. */
    nothingChosen: string
    add: Word<{ item: string }>
    remove: Word<{ item: string; position: number }>
    added: Word<{ item: string; position: number }>
    removed: Word<{ item: string }>
    /** Name of an entry in a list. */
    entry: Word<{ item: string; position: number }>
    /** What an entry is, where the schema has no name for it. */
    item: string
    /** What the whole of an input is called, where it is a single value without a name. */
    whole: string
    noInput: string
    format: Word<{ format: string }>
    flaws: Word<{ count: number }>
    run: string
    running: string
    cancel: string
    cancelled: string
    json: {
      /** Why a field is plain JSON. */
      cycle: string
      reference: Word<{ what: string }>
      keyword: Word<{ what: string }>
      type: string
      deep: string
      many: string
      schema: string
    }
  }
  /** What is wrong with a field, by the keyword of JSON Schema that says so. */
  flaw: {
    required: string
    number: string
    /** It may be a number with separators between thousands. */
    grouped: string
    /** A whole number that JavaScript does not have. */
    digits: string
    integer: string
    json: string
    date: string
    minLength: Word<{ count: number }>
    maxLength: Word<{ count: number }>
    minimum: Word<{ limit: number }>
    maximum: Word<{ limit: number }>
    exclusiveMinimum: Word<{ limit: number }>
    exclusiveMaximum: Word<{ limit: number }>
    multipleOf: Word<{ limit: number }>
    minItems: Word<{ count: number }>
    maxItems: Word<{ count: number }>
    uniqueItems: string
    minProperties: Word<{ count: number }>
    maxProperties: Word<{ count: number }>
    /** None of several ways to fill it in, or more than one. */
    alternatives: string
    not: string
    pattern: string
    email: string
    url: string
    format: Word<{ format: string }>
    enum: string
    other: Word<{ message: string }>
  }
  run: {
    title: string
    succeeded: string
    failed: string
    reconnecting: string
    waiting: string
    output: string
    noOutput: string
    reconnect: string
    reconnectOf: Word<{ account: string }>
    again: string
    showLog: string
    hideLog: string
  }
  log: {
    title: string
    status: { success: string; error: string; other: string }
    took: Word<{ time: string }>
    response: string
    exchange: string
    input: string
    request: string
    answer: string
    output: string
    error: string
    meta: string
    id: string
    loading: string
    missing: string
    noDetails: string
    why: string
    retry: string
    retryText: string
    /** Where running it again changes nothing by itself. */
    retryLater: string
    /** What was asked of Membrane, to be copied. */
    call: string
  }
  /** The class of a failure, and what to do about it. */
  failure: Record<FailureClass, { title: string; remedy: string }>
  json: {
    copy: string
    copyOf: Word<{ what: string }>
    copied: string
    copyFailed: string
    more: Word<{ count: number }>
    less: string
    cut: Word<{ shown: number; count: number }>
    empty: string
    redacted: string
  }
}

/** Why an action did not do what it should, as far as its answer tells. */
export type FailureClass =
  | 'disconnected'
  | 'input'
  | 'app'
  | 'configuration'
  | 'limit'
  | 'missing'
  | 'unreached'
  | 'forbidden'
  | 'signed-out'
  | 'reconnect'
  | 'account'
  | 'setup'
  | 'server'
  | 'unknown'

/** Some words of your own; what is missing stays English. */
export type ActionLabelsInput = Part<ActionLabels>
