'use client'
import { STYLES_ID } from './sdkOverlay.js'

/**
 * Sees to the overlay's rules, before each connect. True when `react-membrane/styles.css` has them.
 *
 * The SDK injects a `<style>`, which a strict content security policy blocks. It fills the element with
 * this id instead where there is one: a `<style>` that carries the page's nonce, or a `<template>`, where
 * its rules do nothing and those of our sheet apply. Without our sheet and a nonce the SDK injects its own.
 */
export function placeStyles(nonce: string | undefined): boolean {
  document.getElementById(STYLES_ID)?.remove()
  const element = document.createElement(nonce ? 'style' : 'template')
  element.id = STYLES_ID
  if (nonce) element.nonce = nonce
  document.head.append(element)
  const styled = getComputedStyle(element).getPropertyValue('--membrane-connect-overlay') !== ''
  if (!nonce && !styled) element.remove()
  return styled
}
