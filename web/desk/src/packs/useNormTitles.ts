import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { guiju } from '../guiju'
import { language } from '../i18n'

/** The titles of norms, read pack by pack when the first of it is wanted. */
export const useNormTitles = defineStore('norm-titles', () => {
  const packs = reactive(new Map<string, Map<string, string>>())

  function titleOf(pack: string, revision: string, norm: string): string {
    const key = `${language()} ${pack} ${revision}`
    const known = packs.get(key)
    if (!known) void read(key, pack, revision)

    return known?.get(norm) ?? norm
  }

  async function read(key: string, id: string, revision: string): Promise<void> {
    packs.set(key, new Map())
    try {
      const pack = await guiju.read(guiju.http.GET('/api/packs/{id}/{revision}', { params: { path: { id, revision } } }))
      packs.set(key, new Map(pack.norms.map((norm) => [norm.id, norm.title])))
    } catch {
      // The norm's id stands for its title.
    }
  }

  return { titleOf }
})
