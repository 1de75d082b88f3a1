import { redirect } from 'next/navigation'
import { currentUser } from '../../lib/session'
import { ContactList } from './ContactList'

export default async function Page() {
  if (!(await currentUser())) redirect('/')
  return (
    <>
      <h1>Contacts</h1>
      <ContactList />
    </>
  )
}
