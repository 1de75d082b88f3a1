'use client'

import { useId } from 'react'
import { Button } from '../Button.js'
import { useEarlySpeech } from '../speech.js'
import { permissionFor } from '../model/criteria.js'
import { usePage } from './context.js'

/** Offers to connect an app that is not listed; where the person may not, it says why. */
export function DescribeButton({ initial }: { initial: string }) {
  const { labels } = useEarlySpeech()
  const { options, activity, describe, prepare } = usePage()
  const id = useId()
  if (options.describe === false) return null
  const may = permissionFor(options.can, 'describe', {})
  const pending = activity.connecting === 'intent'
  return (
    <>
      <Button
        pending={pending}
        denied={may !== true}
        aria-describedby={may === true ? undefined : id}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => describe(initial)}
      >
        {pending ? labels.doing.connecting : labels.describe.action}
      </Button>
      {may !== true && (
        <span id={id} className="membrane-denied">
          {may === false ? labels.page.notPermitted : may}
        </span>
      )}
    </>
  )
}
