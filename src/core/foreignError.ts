import { abortedError, isMembraneError, MembraneError, type MembraneErrorCode } from './errors.js'
import { isFields } from './fields.js'
import { problemError, toErrorData } from './problem.js'

/**
 * Any thrown value as a {@link MembraneError}: ours as it is, the SDK's and axios's by what they carry.
 *
 * @param otherwise The code for what cannot be told.
 */
export function toMembraneError(error: unknown, otherwise: MembraneErrorCode = 'network'): MembraneError {
  if (isMembraneError(error)) return error
  if (!isFields(error)) return new MembraneError(otherwise, String(error), { cause: error })
  if (error.name === 'AbortError' || error.code === 'ERR_CANCELED') return abortedError(error)
  // The SDK keeps the whole body under `data`; axios keeps the answer under `response`.
  const response = isFields(error.response) ? error.response : undefined
  const status = typeof response?.status === 'number' ? response.status : undefined
  const data = toErrorData(error.isMembraneError ? error.data : response?.data)
  if (status !== undefined || data?.message) return problemError(data, { status, cause: error })
  const message = typeof error.message === 'string' && error.message ? error.message : 'Something failed.'
  return new MembraneError(otherwise, message, { cause: error })
}
