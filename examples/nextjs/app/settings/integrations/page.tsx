import { redirect } from 'next/navigation'
import { IntegrationsPage } from 'react-membrane'
import { currentUser } from '../../../lib/session'

export default async function Page() {
  const user = await currentUser()
  if (!user) redirect('/')
  return (
    <div lang={user.language}>
      <IntegrationsPage />
    </div>
  )
}
