'use client'
import { useEffect, useLayoutEffect } from 'react'
import { isServer } from './browser.js'

/** `useLayoutEffect`, of which React 18 warns on a server. */
export const useEarlyEffect = isServer ? useEffect : useLayoutEffect
