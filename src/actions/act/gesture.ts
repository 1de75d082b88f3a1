'use client'

/**
 * Whether a person is doing something right now, so that a screen which opens is no surprise. Browsers that do
 * not tell are taken at the app's word.
 */
export function isUserGesture(): boolean {
  if (typeof navigator === 'undefined') return false
  const { userActivation }: { userActivation?: { isActive: boolean } } = navigator
  return userActivation?.isActive ?? true
}
