/** Every refusal as a sentence: what happened, and what to do. */
import type { ErrorCode, FieldFault } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { number } from './numbers.ts'

export const errors = {
  'invalid-input': { what: 'Something needs a change.', next: 'See the note below the field, then send it again. What you typed is kept.' },
  'not-found': { what: 'This isn\u2019t here, or it isn\u2019t yours to see.', next: 'Check the link, or ask a member of the team.' },
  'not-signed-in': { what: 'You are not signed in.', next: 'Open Commonplace inside Teams.' },
  'sign-in-unreachable': {
    what: 'Your sign-in can\u2019t be checked right now.',
    next: 'Wait a moment and try again. What you typed is kept.',
  },
  'guests-not-admitted': {
    what: 'Commonplace is for members of this organisation; guests can\u2019t use it here.',
    next: 'Ask whoever runs Commonplace whether guests may be let in.',
  },
  'stale-version': {
    what: 'Someone changed this while you were working on it.',
    next: 'Load it again and repeat your change. What you typed is kept.',
  },
  'stewards-only': { what: 'Only a steward of this team can do that.', next: 'Ask one of the stewards named in Settings.' },
  'author-only': { what: 'These are somebody\u2019s own words, so only they can change them.', next: 'Add your view below them instead.' },
  'has-stewards': { what: 'This team has a steward.', next: 'Ask them to appoint you. They are named in Settings.' },
  'link-known': { what: 'This link is in the library already.', next: 'Add your view to it, or share it as your own.' },
  'import-running': {
    what: 'Another import of this team is running, or was cut short.',
    next: 'Try again when it is done, at the latest in a quarter of an hour. Nothing was changed.',
  },
  'import-empty': {
    what: 'There is nothing to import in this.',
    next: 'It takes a table saved as CSV with a title or url column, browser bookmarks, a copy from Commonplace, or JSON lines.',
  },
  'own-help': { what: 'You shared this yourself.', next: 'Teammates say whether it helped them.' },
  'import-no-header': {
    what: 'The first line of this table does not name its columns.',
    next: 'Write names above the first row, such as title, url, why, text, tags and kind. Then try again.',
  },
  'name-questioned': {
    what: 'This name sounds like what people learn or do, and not like what comes of it.',
    next: 'Name a result, such as the first-time fix rate, the win rate or the time to resolve a case, or keep the name as it is.',
  },
  'metric-retired': { what: 'This metric is retired.', next: 'Bring it back first. Its readings are all there.' },
  'cadence-fixed': {
    what: 'This metric has readings already, so its rhythm of weeks or months stays.',
    next: 'Retire it, and begin another one with the new rhythm.',
  },
  'preview-outdated': {
    what: 'This is no longer what the preview showed: the table, the metric or its readings have changed.',
    next: 'Look at the preview again, then bring the table in. Nothing was changed.',
  },
  'limit-reached': { what: 'There are as many of these as there can be.', next: 'Remove or retire one that nobody needs, then try again.' },
  'token-refused': {
    what: 'This token is not valid, or was revoked.',
    next: 'Make a new one for the metric, and send it as Authorization: Bearer, then the token.',
  },
  'other-metric': {
    what: 'This token is for another metric.',
    next: 'Send it to the address that it was made for, or make one for this metric.',
  },
  'submission-reused': { what: 'This form was already sent with other text.', next: 'Open the form again to share something new.' },
  'unsupported-channel': { what: 'Commonplace works in standard channels for now.', next: 'Use it in a standard channel of this team.' },
  'card-out-of-date': { what: 'This card is out of date.', next: 'Open the latest one.' },
  'roster-unreachable': { what: 'Teams did not say who is in this team.', next: 'Wait a moment and try again. Nothing was changed.' },
  'store-busy': { what: 'Saving and loading are slow right now.', next: 'Wait a moment, then try again.' },
  'too-slow': { what: 'This took too long.', next: 'Wait a moment, then try again.' },
  'too-many-requests': {
    what: 'You asked for a lot in a short time.',
    next: 'Wait a moment, then try again. What you typed is kept.',
  },
  unreachable: { what: 'Commonplace could not be reached.', next: 'Check your connection, then try again.' },
  'too-large': { what: 'This is too large.', next: 'Shorten the text and try again.' },
  'unsupported-encoding': {
    what: 'The request was packed in a way that isn\u2019t accepted.',
    next: 'Send it without a content encoding.',
  },
  'unreadable-body': { what: 'The request could not be read.', next: 'Send JSON in UTF-8.' },
  'method-not-allowed': { what: 'This address doesn\u2019t work that way.', next: 'See /api/openapi.json for what it offers.' },
  unexpected: { what: 'Something went wrong on our side.', next: 'Try again. If it stays, report the reference below.' },
} as const satisfies Record<ErrorCode, { readonly what: string; readonly next: string }>

/** Where a limit is known. */
export const tooLong = {
  text: (max: number) => `This is too long. Shorten it to ${number.format(max)} characters.`,
  tag: (max: number) => `A tag is too long. Shorten it to ${number.format(max)} characters.`,
} as const

/** In place of `next`, when it is known how long to wait. */
export const tryAgainIn = (seconds: number): string =>
  `Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}. What you typed is kept.`

export const fieldFaults = {
  required: 'Add a title or a link.',
  empty: 'Write something first.',
  'too-long': 'This is too long. Shorten it.',
  'too-many': `At most ${limits.maxTags} tags.`,
  'not-a-link': 'This is not a link. A link looks like https://example.org/page.',
  'link-scheme': 'Only http and https links can be shared.',
  'link-credentials': 'A link with a user name or password in it can\u2019t be shared. Remove the part before @.',
  'not-a-choice': 'The kind is one of link, aid, story, idea or note.',
  'wrong-type': 'This field needs text.',
  'too-many-cells': 'This row has more cells than the header has names.',
  'unreadable-rest':
    'From here on the file can\u2019t be read: a quote is not closed, a row is larger than a resource may be, or folders lie in each other without end. Mend this place and try again.',
  'row-too-large': 'This row is larger than a resource may be, or has too many columns.',
  'not-json': 'This line is not a JSON object. Each line is one, such as {"title": "Defrost board K4"}.',
  'not-an-export': 'This is not as Commonplace writes it: it was cut short or changed, or a later release wrote it. Export it again.',
  'not-a-day': 'This is not a date. Write it like 2026-11-25, a month like 2026-11, a week like 2026-W48.',
  'no-such-day': 'The calendar has no such date.',
  'other-cadence': 'This metric has another rhythm: weeks are written like 2026-W48, months like 2026-11.',
  'period-twice': 'This period is there twice.',
  future: 'This has not begun yet.',
  'too-precise': 'This number is too large to be kept exactly.',
  'crossed-bounds': 'The highest value has to be above the lowest.',
  'out-of-bounds': 'This lies beyond the lowest or highest value.',
} as const satisfies Record<FieldFault, string>
