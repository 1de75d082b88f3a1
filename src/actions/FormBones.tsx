'use client'

import { useDelayed } from '../components/react.js'
import { isFields } from '../core/fields.js'

const DELAY_MS = 150
/** What is further inside may fold, or be JSON. */
const DEEPEST = 3

/** The outlines of a form whose code is on its way, a field for each that the schema names. Nothing to assistive technology. */
export function FormBones({ schema }: { schema: unknown }) {
  const late = useDelayed(true, DELAY_MS)
  return (
    <div
      aria-hidden="true"
      className="membrane-form membrane-skeletons membrane-form-bones"
      data-shown={late ? '' : undefined}
    >
      {fieldsOf(schema).map(([name, field]) => (
        <FieldBones key={name} field={field} depth={0} />
      ))}
      <span className="membrane-bone" data-line="run" />
    </div>
  )
}

function FieldBones({ field, depth }: { field: unknown; depth: number }) {
  const inside = depth < DEEPEST ? fieldsOf(field) : []
  return (
    <div className="membrane-field">
      <span className="membrane-bone" data-line="label" />
      {isFields(field) && field.description ? <span className="membrane-bone" data-line="about" /> : null}
      {inside.length === 0 ? (
        <span className="membrane-bone" data-line="input" />
      ) : (
        <div className="membrane-group">
          {inside.map(([name, each]) => (
            <FieldBones key={name} field={each} depth={depth + 1} />
          ))}
        </div>
      )}
    </div>
  )
}

function fieldsOf(schema: unknown): [name: string, field: unknown][] {
  return isFields(schema) && isFields(schema.properties) ? Object.entries(schema.properties) : []
}
