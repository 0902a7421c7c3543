/**
 * The app's two icons: a commonplace book, open, with a ribbon in it.
 * Sizes and safe areas follow Microsoft's "Design your Teams app icon": 192 pixels with the sign in the middle 120, and 32 in white on nothing.
 */
import { encodePng } from './png.ts'
import { curve, line, outlineOf, polygon, without, type Point, type Shape } from './shapes.ts'

type Colour = readonly [red: number, green: number, blue: number]
type Layer = { readonly shape: Shape; readonly colour: Colour }

/** The accent colour of the manifest, and what stands on it. */
const brand: Colour = [0x5b, 0x5f, 0xc7]
const shade: Colour = [0x44, 0x47, 0x91]
const paper: Colour = [0xff, 0xff, 0xff]
const ink: Colour = [0xb3, 0xb5, 0xe6]
const ribbon: Colour = [0xff, 0xb9, 0x2e]
const white: Colour = [0xff, 0xff, 0xff]

export function colorIcon(): Uint8Array {
  const size = 192
  const everything: Shape = () => -1
  const half: readonly Point[] = [[41, 68], [41, 141], ...curve([70, 141], [82, 141], [90, 143], [96, 149])]
  const cover = polygon([...half, ...half.map(mirror).toReversed()], 5)
  const left = page((point) => point)
  const right = page(mirror)
  const written = [80, 95, 110].map((y) => line(writtenLine(y), 5))
  const mark = without(
    polygon([
      [117, 44],
      [135, 44],
      [135, 103],
      [117, 103],
    ]),
    polygon([
      [116, 104.5],
      [126, 93],
      [136, 104.5],
    ]),
  )
  return draw(size, [
    { shape: everything, colour: brand },
    { shape: cover, colour: shade },
    { shape: left, colour: paper },
    { shape: right, colour: paper },
    ...written.map((shape) => ({ shape, colour: ink })),
    { shape: mark, colour: ribbon },
  ])
}

export function outlineIcon(): Uint8Array {
  const half = (turn: (point: Point) => Point): readonly Point[] =>
    [...curve([16, 8.5], [13, 6.3], [8.5, 5.8], [4, 6]), ...curve([4, 24], [8.5, 23.8], [13, 24.2], [16, 26.4])].map(turn)
  const mirror32 = ([x, y]: Point): Point => [32 - x, y]
  const mark = polygon([
    [20, 6.4],
    [25, 6],
    [25, 16.5],
    [22.5, 14],
    [20, 16.5],
  ])
  return draw(32, [
    { shape: outlineOf(polygon(half((point) => point)), 2), colour: white },
    { shape: outlineOf(polygon(half(mirror32)), 2), colour: white },
    { shape: mark, colour: white },
  ])
}

const mirror = ([x, y]: Point): Point => [192 - x, y]

/** The left page, drawn 4 pixels smaller and grown by its rounding. */
function page(turn: (point: Point) => Point): Shape {
  const top = curve([90.5, 67], [80, 57], [62, 53], [44, 54])
  const bottom = curve([44, 132], [62, 131], [80, 134], [90.5, 142])
  return polygon([...top, ...bottom].map(turn), 4)
}

/** A line of writing, bent like the page's top. */
const writtenLine = (y: number): readonly Point[] => curve([54, y - 9], [62, y - 9], [73, y - 6.5], [82, y - 1], 8)

/** Later layers lie on top; an edge covers as much of a pixel as it runs through. */
function draw(size: number, layers: readonly Layer[]): Uint8Array {
  const rgba = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) rgba.set(pixel(layers, x + 0.5, y + 0.5), (y * size + x) * 4)
  }
  return encodePng(size, size, rgba)
}

function pixel(layers: readonly Layer[], x: number, y: number): readonly number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0]
  for (const { shape, colour } of layers) {
    const covered = Math.max(0, Math.min(1, 0.5 - shape(x, y)))
    if (covered === 0) continue
    const under = alpha * (1 - covered)
    alpha = covered + under
    const mix = (above: number, below: number) => (above * covered + below * under) / alpha
    red = mix(colour[0], red)
    green = mix(colour[1], green)
    blue = mix(colour[2], blue)
  }
  return [red, green, blue, alpha * 255].map((part) => Math.round(part))
}
