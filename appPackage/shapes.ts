/** Smooth shapes as signed distances: how far a point is outside of a shape, negative within. Only arithmetic that is exact everywhere. */

export type Point = readonly [x: number, y: number]
export type Shape = (x: number, y: number) => number

/** A closed outline. @param radius - rounds its corners, and makes it larger by as much all around */
export function polygon(points: readonly Point[], radius = 0): Shape {
  return (x, y) => {
    let nearest = Infinity
    let isInside = false
    points.forEach((from, index) => {
      const to = points[(index + 1) % points.length] ?? from
      nearest = Math.min(nearest, distanceToSegment([x, y], from, to))
      if (from[1] > y !== to[1] > y && x < ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0]) isInside = !isInside
    })
    return (isInside ? -nearest : nearest) - radius
  }
}

/** A line with round ends through the points. */
export function line(points: readonly Point[], width: number): Shape {
  return (x, y) => {
    let nearest = Infinity
    for (let index = 1; index < points.length; index += 1) {
      const [from, to] = [points[index - 1], points[index]]
      if (from !== undefined && to !== undefined) nearest = Math.min(nearest, distanceToSegment([x, y], from, to))
    }
    return nearest - width / 2
  }
}

/** The outline of a shape, half of its width on either side. */
export const outlineOf =
  (shape: Shape, width: number): Shape =>
  (x, y) =>
    Math.abs(shape(x, y)) - width / 2

export const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -hole(x, y))

/** Points along a cubic curve, its ends included. */
export function curve(from: Point, a: Point, b: Point, to: Point, steps = 16): readonly Point[] {
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const t = step / steps
    const s = 1 - t
    const at = (axis: 0 | 1) => s * s * s * from[axis] + 3 * s * s * t * a[axis] + 3 * s * t * t * b[axis] + t * t * t * to[axis]
    return [at(0), at(1)]
  })
}

function distanceToSegment([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  const [ox, oy] = [x - x1 - t * dx, y - y1 - t * dy]
  return Math.sqrt(ox * ox + oy * oy)
}
