// The little of frameworks that the documents' samples import, and that is not installed here. `examples/nextjs` is
// compiled by Next.js itself.

declare module 'next/server' {
  export function connection(): Promise<void>
}
