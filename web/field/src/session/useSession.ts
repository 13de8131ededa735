import { ref } from 'vue'
import { Problem, type Me } from '@guiju/api'
import { guiju } from '../guiju'

const me = ref<Me>()
let loaded = false

async function load(): Promise<void> {
  if (loaded) return
  try {
    me.value = await guiju.read(guiju.http.GET('/api/session'))
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown
  }
  loaded = true
}

async function signIn(userName: string, password: string): Promise<void> {
  me.value = await guiju.read(guiju.http.POST('/api/session', { body: { userName, password } }))
  loaded = true
}

async function signOut(): Promise<void> {
  await guiju.read(guiju.http.DELETE('/api/session'))
  me.value = undefined
}

/** Who carries this phone. */
export function useSession() {
  return { me, load, signIn, signOut, forget: () => { me.value = undefined } }
}
