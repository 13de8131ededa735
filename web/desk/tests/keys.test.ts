import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { listenToKeys, useKeys, type Shortcut } from '../src/shell/useKeys'
import { mountDesk } from './desk'

const screen = (shortcuts: Shortcut[]) => defineComponent({
  setup() {
    useKeys(shortcuts)
    return () => h('input', { id: 'field' })
  },
})

const press = (key: string, target: EventTarget = document.body) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

let deafen: () => void

beforeEach(() => { deafen = listenToKeys() })
afterEach(() => {
  deafen()
  document.body.innerHTML = ''
})

describe('the keyboard', () => {
  it('runs what the screen registered, one key or two', async () => {
    const down = vi.fn()
    const go = vi.fn()
    await mountDesk(screen([{ keys: 'j', says: 'x', run: down }, { keys: 'g q', says: 'y', run: go }]))
    press('j')
    press('g')
    press('q')

    expect(down).toHaveBeenCalledOnce()
    expect(go).toHaveBeenCalledOnce()
  })

  it('leaves typing alone, but for what works everywhere', async () => {
    const down = vi.fn()
    const close = vi.fn()
    await mountDesk(screen([{ keys: 'j', says: 'x', run: down }, { keys: 'Escape', says: 'y', run: close, everywhere: true }]))
    const field = document.getElementById('field') as HTMLElement
    press('j', field)
    press('Escape', field)

    expect(down).not.toHaveBeenCalled()
    expect(close).toHaveBeenCalledOnce()
  })

  it('listens to the youngest, and to the older again once it is gone', async () => {
    const page = vi.fn()
    const panel = vi.fn()
    await mountDesk(screen([{ keys: 'Escape', says: 'page', run: page }]))
    const { wrapper } = await mountDesk(screen([{ keys: 'Escape', says: 'panel', run: panel }]))
    press('Escape')
    wrapper.unmount()
    press('Escape')

    expect(panel).toHaveBeenCalledOnce()
    expect(page).toHaveBeenCalledOnce()
  })
})
