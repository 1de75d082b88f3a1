/** Puts stylesheets at the end of the page's head. Answers, when they are there, with what takes them away again. */
export async function addSheets(addresses: readonly string[]): Promise<() => void> {
  const links = addresses.map((href) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    return link
  })
  await Promise.all(
    links.map(
      (link) =>
        new Promise((resolve, reject) => {
          link.addEventListener('load', resolve)
          link.addEventListener('error', () => reject(new Error(`There is no stylesheet at ${link.href}.`)))
          document.head.append(link)
        }),
    ),
  )
  return () => links.forEach((link) => link.remove())
}
