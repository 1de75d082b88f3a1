'use server'
import { redirect } from 'next/navigation'
import { endSession, startSession } from '../lib/session'

export async function signIn(form: FormData): Promise<void> {
  await startSession(form.get('user'))
  redirect('/settings/integrations')
}

export async function signOut(): Promise<void> {
  await endSession()
  redirect('/')
}
