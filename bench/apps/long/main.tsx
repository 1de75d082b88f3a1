import { useEffect } from 'react'
import { IntegrationsPage, MembraneProvider, useIntegrations } from 'react-membrane'
import 'react-membrane/styles.css'
import { mount } from '../mount.js'

/** The page, once every app there is has been loaded: how fast they come is not what is measured. */
function LongPage() {
  const { items, hasMore, loadingMore, loadMore } = useIntegrations()
  const isComplete = items.length > 0 && !hasMore
  useEffect(() => {
    if (hasMore && !loadingMore) void loadMore()
  }, [items, hasMore, loadingMore, loadMore])
  return isComplete ? <IntegrationsPage /> : <output>{items.length}</output>
}

mount(
  <MembraneProvider tokenEndpoint="/api/membrane-token">
    <LongPage />
  </MembraneProvider>,
)
