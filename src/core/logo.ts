/** The address of a logo when it is safe to put into `src`: http(s), or an image as a `data:` URL. */
export function safeLogoUri(uri: string | null | undefined): string | undefined {
  const trimmed = typeof uri === 'string' ? uri.trim() : ''
  return /^(https?:\/\/[^/]|data:image\/)/i.test(trimmed) ? trimmed : undefined
}
