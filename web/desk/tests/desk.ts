import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { i18n } from '../src/i18n'
import { useClock } from '../src/shell/useClock'

export const noon = Date.parse('2026-03-02T04:00:00Z')

export interface Desk {
  wrapper: VueWrapper
  router: Router
}

/** Mounts a part of the desk with its words, its stores and an address, at a fixed moment. */
export async function mountDesk(component: Component, props: Record<string, unknown> = {}, at = '/'): Promise<Desk> {
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  useClock().now = noon
  const wrapper = mount(component, { props, attachTo: document.body, global: { plugins: [pinia, i18n, router] } })

  return { wrapper, router }
}

export interface Asked {
  method: string
  path: string
  search: string
  body: unknown
}

/** Answers for the server, by method and path; what was asked is kept. */
export function answering(answers: Record<string, (() => Response) | (() => Response)[]>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname: path, search } = new URL(request.url)
    const text = request.method === 'POST' ? await request.text() : ''
    asked.push({ method: request.method, path, search, body: text ? JSON.parse(text) : undefined })
    const answer = answers[`${request.method} ${path}`]
    const one = Array.isArray(answer) ? answer.shift() : answer
    return one ? one() : new Response('{}', { status: 404 })
  })

  return asked
}

export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => { setTimeout(resolve, 0) })
}
