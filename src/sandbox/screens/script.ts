/**
 * What runs in the page: the child's half of the penpal handshake (`membrane-api.md` 9.2), the forms, the keyboard,
 * and the following of a build. Every view comes from the server as a step; this only shows it.
 *
 * Plain text and not a function turned into text: bundlers may rewrite functions so that they no longer stand alone.
 */
export const script = `
'use strict'
const start = JSON.parse(document.getElementById('start').textContent)
const screen = document.getElementById('screen')
const inFrame = start.place === 'frame' && window.parent !== window
let step
let lastForm
let typed = new Map()
let over = false
let busy = false
let ticking
let closing

/* penpal, the child's half */
let parentOrigin
let calls = 0
const waiting = []
function call(methodName, args) {
  const message = { penpal: 'call', id: ++calls, methodName, args }
  if (parentOrigin === undefined) waiting.push(message)
  else window.parent.postMessage(message, parentOrigin)
}
function meetParent() {
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || !event.data || event.data.penpal !== 'synAck' || parentOrigin !== undefined) return
    parentOrigin = event.origin === 'null' ? '*' : event.origin
    window.parent.postMessage({ penpal: 'ack', methodNames: [] }, parentOrigin)
    call('handshake', [])
    for (const message of waiting.splice(0)) {
      if (message.methodName !== 'handshake') window.parent.postMessage(message, parentOrigin)
    }
  })
  /* Who the parent is nobody knows yet: this message says nothing, and all others go to the origin that answers. */
  window.parent.postMessage({ penpal: 'syn' }, '*')
}

/* ends */
function finish(connection) {
  if (over) return
  over = true
  clearInterval(ticking)
  clearTimeout(closing)
  if (inFrame) {
    if (connection) call('onSuccess', [connection])
    call('close', [])
    return
  }
  const address = connection ? step.redirect : step.redirect || start.cancelRedirect
  if (address) {
    location.replace(address)
    return
  }
  window.close()
  setTimeout(() => {
    screen.innerHTML = start.overHtml
    focusOn(screen.querySelector('h1'))
  }, 200)
}
function cancel() {
  if (over) return
  if (step.held) {
    finish(step.held)
    return
  }
  if (start.decideUrl && step.view !== 'done') {
    fetch(start.decideUrl, { method: 'POST', keepalive: true, body: new URLSearchParams({ outcome: 'cancel' }) }).catch(() => {})
  }
  finish(null)
}

/* steps */
function show(next, isFirst) {
  step = next
  clearInterval(ticking)
  clearTimeout(closing)
  if (isFirst) next.html = screen.innerHTML
  else {
    screen.innerHTML = next.html
    screen.classList.remove('swap')
    void screen.offsetWidth
    screen.classList.add('swap')
  }
  document.documentElement.dataset.view = next.view
  const title = screen.querySelector('h1')
  if (title) document.title = title.textContent.trim()
  for (const image of screen.querySelectorAll('img')) watchImage(image)
  const form = screen.querySelector('form')
  if (form) {
    lastForm = next
    putBack(form)
  }
  placeFocus()
  if (next.message) tellOpener(next.message)
  if (next.closesInMs !== undefined) closing = setTimeout(() => finish(next.held), next.closesInMs)
  if (next.follow) follow(next)
}
function placeFocus() {
  const places = ['[aria-invalid=true]', '[data-focus]', '.fields :is(input, select, textarea)', 'h1']
  focusOn(places.map((place) => screen.querySelector(place)).find(Boolean))
}
/* While the frame is hidden nothing in it takes the focus: place it again when the frame gets it. */
addEventListener('focus', () => {
  if (!document.activeElement || document.activeElement === document.body) placeFocus()
})
function focusOn(element) {
  if (element) element.focus({ preventScroll: true })
}
function putBack(form) {
  for (const control of form.elements) {
    if (!control.name || !typed.has(control.name) || control.type === 'hidden' || control.type === 'radio') continue
    if (control.type === 'checkbox') control.checked = typed.get(control.name) !== ''
    else control.value = typed.get(control.name)
  }
}
function remember(form) {
  for (const control of form.elements) {
    if (control.name) typed.set(control.name, control.type === 'checkbox' && !control.checked ? '' : control.value)
  }
}
function watchImage(image) {
  const broken = () => image.parentElement.classList.add('broken')
  image.addEventListener('error', broken)
  if (image.complete && image.naturalWidth === 0) broken()
}
function tellOpener(message) {
  const other = window.opener || (window.parent !== window ? window.parent : null)
  if (other) other.postMessage(message, start.openerOrigin || '*')
}
async function answerOf(request) {
  const response = await request
  const next = await response.json()
  if (!next || typeof next.html !== 'string') throw new Error('No step in the answer')
  return next
}
async function submit(form, submitter) {
  if (busy || over) return
  busy = true
  remember(form)
  const data = new URLSearchParams(new FormData(form))
  if (submitter && submitter.name) data.set(submitter.name, submitter.value)
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
  try {
    const next = await answerOf(fetch(start.decideUrl, { method: 'POST', body: data }))
    if (!over) show(next)
  } catch {
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
    say('The sandbox did not answer. Nothing you typed is lost: try again.', form)
  } finally {
    busy = false
  }
}
function say(text, form) {
  let note = form.querySelector('.note[data-network]')
  if (!note) {
    note = document.createElement('div')
    note.className = 'note'
    note.dataset.network = ''
    note.setAttribute('role', 'alert')
    note.append(document.createElement('p'))
    form.querySelector('.actions').before(note)
  }
  note.firstChild.textContent = ''
  note.firstChild.textContent = text
}

/* a build that takes long */
function follow(from) {
  const began = Date.now() - from.follow.elapsedMs
  const elapsed = screen.querySelector('[data-elapsed]')
  const words = screen.querySelector('[data-words]')
  const tick = () => {
    const seconds = Math.max(0, Math.floor((Date.now() - began) / 1000))
    elapsed.textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0')
    const due = from.follow.words.filter(([second]) => second <= seconds).pop()
    if (due && words.textContent !== due[1]) words.textContent = due[1]
  }
  tick()
  ticking = setInterval(tick, 500)
  ask(from, 0)
}
async function ask(from, failures) {
  if (over || step !== from) return
  try {
    const next = await answerOf(fetch(start.progressUrl))
    if (over || step !== from) return
    if (next.view === 'progress') ask(from, 0)
    else show(next)
  } catch {
    setTimeout(() => ask(from, failures + 1), Math.min(10000, 1000 * 2 ** failures))
  }
}

screen.addEventListener('submit', (event) => {
  event.preventDefault()
  submit(event.target, event.submitter)
})
screen.addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (!button) return
  if (button.hasAttribute('data-cancel')) cancel()
  if (button.hasAttribute('data-finish')) finish(step.held)
  if (button.hasAttribute('data-again') && lastForm) show(lastForm)
  if (button.hasAttribute('data-reveal')) {
    const input = document.getElementById(button.dataset.reveal)
    const hidden = input.type === 'password'
    input.type = hidden ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(hidden))
    input.focus()
  }
})
document.addEventListener('toggle', (event) => {
  if (event.target.open) event.target.scrollIntoView({ block: 'nearest' })
}, true)
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
  event.preventDefault()
  cancel()
})
if (inFrame) meetParent()
show(start.step, true)
`
