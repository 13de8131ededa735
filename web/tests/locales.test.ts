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

describe('words', () => {
  it('are written in locale files only, so no source file holds a Han character', () => {
    const offenders = workspaces
      .flatMap((workspace) => filesUnder(`${workspace}/src`))
      .filter((path) => /\.(ts|vue|css)$/.test(path) && /\p{Script=Han}/u.test(readFileSync(path, 'utf8')))

    expect(offenders).toEqual([])
  })
})
