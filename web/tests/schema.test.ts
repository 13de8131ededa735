import { readFileSync } from 'node:fs'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { describe, expect, it } from 'vitest'

describe('the types of the client', () => {
  it('are those of the approved API; `npm run types` writes them', async () => {
    const snapshot = new URL('../../tests/snapshots/openapi.json', import.meta.url)

    expect(readFileSync('api/src/schema.d.ts', 'utf8')).toBe(COMMENT_HEADER + astToString(await openapiTS(snapshot)))
  })
})
