import { useEffect, useState } from 'react'
import { mount } from '../mount.js'

interface Item {
  id: string
  name: string
}

/** The floor: React and `fetch`, nothing else. */
function Names() {
  const [items, setItems] = useState<Item[]>([])
  useEffect(() => {
    void (async () => {
      const { token, apiUri } = await (await fetch('/api/membrane-token')).json()
      const headers = { authorization: `Bearer ${token}` }
      const page: { items: Item[] } = await (
        await fetch(`${apiUri}/integrations?limit=25`, { headers })
      ).json()
      setItems(page.items)
    })()
  }, [])
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>{item.name}</li>
      ))}
    </ul>
  )
}

mount(<Names />)
