import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const apps = ['desk', 'field']

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

/** The style of a file: a stylesheet, or the style block of a component; queries cannot read tokens and are left out. */
function styleOf(path: string): string {
  const text = readFileSync(path, 'utf8')
  const style = path.endsWith('.css') ? text : [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1]).join('\n')
  return style.replace(/@(media|container)[^{]*\{/g, '{')
}

const styled = apps.flatMap((app) => filesUnder(`${app}/src`)).filter((path) => /\.(vue|css)$/.test(path) && !path.endsWith('tokens.css'))

describe('tokens', () => {
  it('hold every colour', () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|oklch)\(|:\s*(white|black|red|green|blue|gray|grey|orange|yellow)\b/i

    expect(styled.filter((path) => literal.test(styleOf(path)))).toEqual([])
  })

  it('hold every size but hairlines', () => {
    const size = /(?<![\w.-])(?!0px|1px|2px|560px)\d*\.?\d+(px|rem)\b/

    expect(styled.filter((path) => size.test(styleOf(path)))).toEqual([])
  })

  it.each(apps)('that the %s uses are defined', (app) => {
    const defined = new Set([...readFileSync(`${app}/src/tokens.css`, 'utf8').matchAll(/(--[\w-]+):/g)].map((match) => match[1]))
    const used = styled.filter((path) => path.startsWith(`${app}/`)).flatMap((path) => [...styleOf(path).matchAll(/var\((--[\w-]+)/g)].map((match) => match[1] ?? ''))

    expect([...new Set(used)].filter((name) => !/^--(el|van)-/.test(name) && !defined.has(name))).toEqual([])
  })

  it('of the desk give every colour a dark one', () => {
    const [light = '', dark = ''] = readFileSync('desk/src/tokens.css', 'utf8').split('html.dark')
    const colours = (part: string) => [...part.matchAll(/(--[\w-]+):\s*#/g)].map((match) => match[1])

    expect(colours(light).filter((name) => name !== '--paper' && !colours(dark).includes(name))).toEqual([])
  })
})
