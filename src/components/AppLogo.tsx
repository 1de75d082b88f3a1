'use client'

import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef, useState } from 'react'
import { cx } from './cx.js'
import { initials, safeImageUrl, tintOf } from './model/logo.js'

export interface AppLogoProps extends ComponentPropsWithoutRef<'span'> {
  name: string
  /** Shown when it is http(s) or an embedded image and can be loaded; letters of the name otherwise. */
  src?: string | undefined
}

/** A picture of the server's HTML may have failed before there was a handler: it says so once more. */
function tellFailure(image: HTMLImageElement | null) {
  if (image?.complete && !image.naturalWidth && image.currentSrc.startsWith('http'))
    image.dispatchEvent(new Event('error'))
}

/** One `<span>` with an app's logo on a light tile, or its first letters on a tint of its own. Decorative. */
export const AppLogo = forwardRef<HTMLSpanElement, AppLogoProps>(function AppLogo(
  { name, src, className, ...props },
  ref,
) {
  const url = safeImageUrl(src)
  const [broken, setBroken] = useState<string>()
  const shown = url !== undefined && url !== broken
  return (
    <span
      {...props}
      ref={ref}
      aria-hidden="true"
      className={cx('membrane-logo', className)}
      data-tint={shown ? undefined : tintOf(name)}
    >
      {shown ? (
        <img
          ref={tellFailure}
          src={url}
          alt=""
          width={40}
          height={40}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          draggable={false}
          onError={() => setBroken(url)}
        />
      ) : (
        initials(name)
      )}
    </span>
  )
})
