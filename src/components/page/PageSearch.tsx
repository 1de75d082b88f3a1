'use client'

import { startTransition, useState } from 'react'
import { SearchField } from '../SearchField.js'

interface PageSearchProps {
  onSearch: (query: string) => void
  searching: boolean
}

/** The search field with its text: a key is painted at once, the page follows when it can. */
export function PageSearch({ onSearch, searching }: PageSearchProps) {
  const [text, setText] = useState('')
  return (
    <SearchField
      value={text}
      searching={searching}
      onValueChange={(value) => {
        setText(value)
        startTransition(() => onSearch(value.trim()))
      }}
    />
  )
}
