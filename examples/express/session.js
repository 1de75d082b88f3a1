import express, { Router } from 'express'

/** A stand-in for your own sign-in: two people, who work for different customers of yours. */
const users = {
  ada: { name: 'Ada', company: 'Acme', tenantKey: 'acme' },
  bob: { name: 'Bob', company: 'Globex', tenantKey: 'globex' },
}

/** Who is signed in, by this server's own session. Yours is signed: this cookie anybody can write. */
export function currentUser(request) {
  const [, id = ''] = /(?:^|; )user=(\w+)/.exec(request.headers.get('cookie') ?? '') ?? []
  return Object.hasOwn(users, id) ? users[id] : null
}

export const sessions = Router()

sessions.post('/', express.urlencoded({ extended: false }), (request, response) => {
  response.cookie('user', String(request.body.user), { httpOnly: true, sameSite: 'lax' })
  response.redirect(303, '/')
})
