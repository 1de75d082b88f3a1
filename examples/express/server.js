import express from 'express'
import { toNodeListener } from 'react-membrane/node'
import { createTokenRoute } from 'react-membrane/server'
import { currentUser, sessions } from './session.js'

const app = express()

app.use('/api/session', sessions)

app.all(
  '/api/membrane-token',
  toNodeListener(createTokenRoute({ tenant: (request) => currentUser(request)?.tenantKey ?? null })),
)

// Everything else is files: this server makes no HTML.
app.use(express.static('public'))
app.use('/dist', express.static('dist'))

const server = app.listen(Number(process.env.PORT ?? 3000), (error) => {
  if (error) throw error
  console.log(`Acme Cloud is at http://localhost:${server.address().port}`)
})
