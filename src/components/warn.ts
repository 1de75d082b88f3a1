/** Says something to whoever develops the app. Nothing is left of it in a production build. */
export function warn(message: () => string): void {
  try {
    // Spelled so that bundlers put the value in its place.
    if (process.env.NODE_ENV !== 'production') console.warn(`react-membrane: ${message()}`)
  } catch {
    // A browser without a bundler: nobody is developing here.
  }
}
