import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const workspaces = ['api', 'desk', 'field']

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

const sources = workspaces.flatMap((workspace) => filesUnder(`${workspace}/src`)).filter((path) => /\.(ts|vue|css)$/.test(path))

function textsOf(value: unknown, key = ''): [string, string][] {
  if (typeof value === 'string') return [[key, value]]
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => textsOf(inner, key ? `${key}.${name}` : name))
}

const locale = (workspace: string, language: string) => new Map(textsOf(JSON.parse(readFileSync(`${workspace}/locales/${language}.json`, 'utf8'))))

describe('words', () => {
  it('are written in locale files only, so no source file holds a Han character', () => {
    expect(sources.filter((path) => /\p{Script=Han}/u.test(readFileSync(path, 'utf8')))).toEqual([])
  })

  it.each(workspaces)('of %s are the same keys in both languages', (workspace) => {
    expect([...locale(workspace, 'en').keys()].sort()).toEqual([...locale(workspace, 'zh-CN').keys()].sort())
  })

  it.each(workspaces)('of %s have the same places in both languages', (workspace) => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join()
    const english = locale(workspace, 'en')

    for (const [key, text] of locale(workspace, 'zh-CN')) expect([key, places(english.get(key) ?? '')]).toEqual([key, places(text)])
  })

  it.each(workspaces)('of %s are never blank, and the English ones are English', (workspace) => {
    const english = [...locale(workspace, 'en')]

    expect([...english, ...locale(workspace, 'zh-CN')].filter(([, text]) => text.trim() === '')).toEqual([])
    expect(english.filter(([key, text]) => /\p{Script=Han}/u.test(text) && !key.endsWith('otherLanguage'))).toEqual([])
  })

  it.each([['desk'], ['field']])('that the %s asks for by name are there', (app) => {
    const known = new Set([...locale('api', 'zh-CN').keys(), ...locale(app, 'zh-CN').keys()])
    const asked = sources.filter((path) => path.startsWith(`${app}/`))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\bt\('([\w.-]+)'[,)]/g)].map((match) => match[1] ?? ''))

    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([])
  })

  it('do not stand twice, in an app and in what the apps share', () => {
    const shared = locale('api', 'zh-CN')

    expect(['desk', 'field'].flatMap((app) => [...locale(app, 'zh-CN').keys()].filter((key) => shared.has(key)))).toEqual([])
  })
})
