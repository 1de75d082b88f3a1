/** What stands where a tab will be, while its code is fetched. */
export function TabLoading({ name }: { name: string }) {
  return (
    <div className="membrane-root demo-actions" aria-busy="true">
      <h1 className="membrane-title">{name}</h1>
      <p role="status" className="demo-lead">
        Loading {name}…
      </p>
    </div>
  )
}
