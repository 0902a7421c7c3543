/** First letters of the first two words, such as `OC` for *On call, week 48*: for chats and teams, whose names are not people's. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
}
