import { users } from '../lib/session'
import { signIn } from './actions'

export default function Home() {
  return (
    <>
      <h1>Sign in</h1>
      <form action={signIn}>
        {users.map(({ id, name, company }) => (
          <button key={id} name="user" value={id}>
            {name} of {company}
          </button>
        ))}
      </form>
    </>
  )
}
