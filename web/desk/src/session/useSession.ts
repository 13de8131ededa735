import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { Problem, type Me, type Permission, type Role } from '@guiju/api'
import { guiju } from '../guiju'

/** Who is signed in at this desk. */
export const useSession = defineStore('session', () => {
  const me = ref<Me>()
  const loaded = ref(false)
  const signedIn = computed(() => me.value !== undefined)

  async function load(): Promise<void> {
    if (loaded.value) return
    try {
      me.value = await guiju.read(guiju.http.GET('/api/session'))
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown
    }
    loaded.value = true
  }

  async function signIn(userName: string, password: string): Promise<void> {
    me.value = await guiju.read(guiju.http.POST('/api/session', { body: { userName, password } }))
    loaded.value = true
  }

  async function signOut(): Promise<void> {
    await guiju.read(guiju.http.DELETE('/api/session'))
    forget()
  }

  function forget(): void {
    me.value = undefined
  }

  function isA(...roles: Role[]): boolean {
    return me.value?.roles.some((role) => roles.includes(role)) ?? false
  }

  function may(permission: Permission): boolean {
    return me.value?.permissions.includes(permission) ?? false
  }

  return { me, loaded, signedIn, load, signIn, signOut, forget, isA, may }
})
