/** Marks up what is selected in a text: bold, a list, or numbered steps, so that nobody has to know the signs. */

export const formats = ['bold', 'list', 'steps'] as const
export type Format = (typeof formats)[number]

export type Selected = { readonly text: string; readonly start: number; readonly end: number }

/** @returns the text with the marks, and what is selected then; the same again takes them off */
export function formatText(selected: Selected, format: Format): Selected {
  return format === 'bold' ? bold(selected) : lines(selected, format)
}

function bold({ text, start, end }: Selected): Selected {
  const [before, inner, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  if (before.endsWith('**') && after.startsWith('**'))
    return { text: `${before.slice(0, -2)}${inner}${after.slice(2)}`, start: start - 2, end: end - 2 }
  return { text: `${before}**${inner}**${after}`, start: start + 2, end: end + 2 }
}

const marks = { list: /^- (?!\[)/u, steps: /^\d+\. /u } as const

/** Whole lines, however little of them is selected. */
function lines({ text, start, end }: Selected, format: 'list' | 'steps'): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const to = lineEnd < 0 ? text.length : lineEnd
  const chosen = text.slice(from, to).split('\n')
  const isMarked = chosen.every((line) => marks[format].test(line))
  const changed = chosen
    .map((line, at) => {
      const plain = line.replace(marks.list, '').replace(marks.steps, '')
      if (isMarked) return plain
      return format === 'list' ? `- ${plain}` : `${String(at + 1)}. ${plain}`
    })
    .join('\n')
  return {
    text: `${text.slice(0, from)}${changed}${text.slice(to)}`,
    start: chosen.length > 1 ? from : from + changed.length,
    end: from + changed.length,
  }
}
