import { Refusal } from '../refusal.js'

/** As much as Membrane itself takes. */
const MOST_BYTES = 10_000_000

/**
 * The JSON of a request's body. What is too long is cut off while it comes in: no more than that is ever held.
 *
 * @throws {Refusal} 413 when it is too long, 400 when it is no JSON.
 */
export async function readJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length')) > MOST_BYTES) {
    await request.body?.cancel().catch(() => undefined)
    throw tooLong()
  }
  const text = await readText(request)
  if (!text.trim()) throw new Refusal(400, 'bad-request', `The request has no body. ${EXAMPLE}`)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'bad-request', `The request's body is not JSON. ${EXAMPLE}`)
  }
}

const EXAMPLE = 'Send something like { "key": "create-lead", "input": { … } }.'

async function readText({ body }: Request): Promise<string> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new Refusal(400, 'bad-request', 'The request broke off before all of its body was there.', {
        cause,
      })
    })
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > MOST_BYTES) {
      await reader.cancel().catch(() => undefined)
      throw tooLong()
    }
    text += decoder.decode(value, { stream: true })
  }
}

function tooLong(): Refusal {
  return new Refusal(
    413,
    'bad-request',
    `The request's body is longer than ${MOST_BYTES / 1_000_000} MB, which is the most that Membrane takes. Send less.`,
  )
}
