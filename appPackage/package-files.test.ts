/** The package beside Microsoft's own schema and the rules for icons; all of it without a network. */
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fillManifest, packageFiles, zipPackage } from './package-files.ts'

const variables = { appId: 'c0a1b2c3-0000-4000-8000-00000000c0de', host: 'commonplace.contoso.com' }
const manifest = (): Record<string, unknown> => JSON.parse(fillManifest(variables)) as Record<string, unknown>
// Read as a file: the package can't be imported.
const schemaFile = new URL(
  '../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
  import.meta.url,
)
const ajv = addFormats.default(new Ajv.default({ allErrors: true, strict: false }))
const isValid = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object)

test('the manifest fits Microsoft’s schema of its version', () => {
  const given = manifest()
  isValid(given)
  expect(isValid.errors ?? []).toEqual([])
  expect(given['$schema']).toContain(`/v${String(given['manifestVersion'])}/`)
})

test.each([
  ['placeholders that nobody filled', () => JSON.parse(fillManifest({ appId: '{{APP_ID}}', host: 'x.org' })) as unknown],
  ['a field that it does not know', () => ({ ...manifest(), surprise: true })],
  ['a name that is too long', () => ({ ...manifest(), name: { short: 'Commonplace, the book that a team has in common' } })],
])('the schema refuses %s', (_why, given) => {
  expect(isValid(given())).toBe(false)
})

test('it claims nothing for private and shared channels', () => {
  expect(manifest()).not.toHaveProperty('supportsChannelFeatures')
  expect(manifest()).not.toHaveProperty('supportedChannelTypes')
})

test('every placeholder is filled, every address is https on the one domain, which is the only valid one', () => {
  const text = fillManifest(variables)
  expect(text).not.toMatch(/[{]{2}|[}]{2}/u)
  const hosts = [...text.matchAll(/"(https?:\/\/[^"]*)"/gu)]
    .map(([, url = '']) => new URL(url))
    .filter(({ host }) => !host.startsWith('developer.'))
  expect(hosts.length).toBeGreaterThan(5)
  for (const { protocol, host } of hosts) expect([protocol, host]).toEqual(['https:', variables.host])
  expect(manifest()['validDomains']).toEqual([variables.host])
})

test('it has the service’s own version', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  expect(manifest()['version']).toBe(version)
})

test('the files are at the root of the package, under the names that the manifest has', () => {
  const { color, outline } = manifest()['icons'] as Record<string, string>
  expect(Object.keys(unzipSync(zipPackage(variables)))).toEqual(['manifest.json', color, outline])
})

test('made twice it has the same bytes, and other variables change the manifest alone', () => {
  expect(Buffer.compare(zipPackage(variables), zipPackage(variables))).toBe(0)
  const other = packageFiles({ ...variables, host: 'other.contoso.com' })
  const changed = Object.entries(packageFiles(variables)).filter(
    ([name, bytes]) => Buffer.compare(bytes, other[name] ?? Buffer.alloc(0)) !== 0,
  )
  expect(changed.map(([name]) => name)).toEqual(['manifest.json'])
})

test('the colour icon is 192 pixels square and opaque to its edges, with its sign inside of the middle 120', () => {
  const { width, height, pixels } = readPng(packageFiles(variables)['color.png'])
  expect([width, height]).toEqual([192, 192])
  const [ground] = pixels
  expect(new Set(pixels.map(({ alpha }) => alpha))).toEqual(new Set([255]))
  const sign = pixels.filter(({ colour }) => colour !== ground?.colour)
  expect(sign.length).toBeGreaterThan(2_000)
  for (const { x, y } of sign) expect(Math.max(Math.abs(x - 95.5), Math.abs(y - 95.5))).toBeLessThanOrEqual(60)
})

test('the outline icon is 32 pixels square, white on nothing', () => {
  const { width, height, pixels } = readPng(packageFiles(variables)['outline.png'])
  expect([width, height]).toEqual([32, 32])
  expect(new Set(pixels.filter(({ alpha }) => alpha > 0).map(({ colour }) => colour))).toEqual(new Set(['ffffff']))
  expect(pixels.filter(({ alpha }) => alpha === 0).length).toBeGreaterThan(400)
  expect(pixels.filter(({ alpha }) => alpha === 255).length).toBeGreaterThan(60)
})

/** Of a PNG without filters and interlacing, whose checksums a browser would look at. */
function readPng(bytes: Uint8Array | undefined) {
  const png = Buffer.from(bytes ?? [])
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const start = png.indexOf('IDAT')
  const data = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)]
    const at = y * (width * 4 + 1) + 1 + x * 4
    return { x, y, colour: data.subarray(at, at + 3).toString('hex'), alpha: data[at + 3] ?? 0 }
  })
  return { width, height, pixels }
}
