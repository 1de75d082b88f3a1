import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { MembraneError } from 'react-membrane'
import { useAct, type ActRequest } from 'react-membrane/actions'

interface AfterRunProps {
  request: ActRequest
  children: (actionRunId: string, error: MembraneError | undefined) => ReactNode
}

/** Runs an action, then shows what came of it. */
export function AfterRun({ request, children }: AfterRunProps) {
  const { act, error, actionRunId } = useAct({ direct: true })
  const [wanted] = useState(request)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void act(wanted)
  }, [act, wanted])
  return actionRunId === undefined ? null : children(actionRunId, error)
}
