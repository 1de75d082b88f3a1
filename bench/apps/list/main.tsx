import { useEffect } from 'react'
import { MembraneProvider, useIntegrations } from 'react-membrane'
import { mount } from '../mount.js'

/** Loads every page once it is told to, and shows how many items there are: what is left in memory is the list. */
function Count() {
  const { items, hasMore, loadingMore, loadMore } = useIntegrations()
  useEffect(() => {
    const more = () => void loadMore()
    if (location.hash === '#all' && hasMore && !loadingMore) more()
    addEventListener('hashchange', more)
    return () => removeEventListener('hashchange', more)
  }, [items, hasMore, loadingMore, loadMore])
  return <output data-complete={items.length > 0 && !hasMore ? '' : undefined}>{items.length}</output>
}

mount(
  <MembraneProvider tokenEndpoint="/api/membrane-token">
    <Count />
  </MembraneProvider>,
)
