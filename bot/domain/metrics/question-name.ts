/**
 * Whether a metric's name says that it counts learning or activity, and not what the work achieves. Whoever gives such a name is asked
 * about it once, and may keep it: nothing is refused. So it may miss one; it should hardly ever question a result.
 */

export const questionedKinds = ['learning', 'activity'] as const
export type QuestionedKind = (typeof questionedKinds)[number]

export type NameQuestion = {
  readonly kind: QuestionedKind
  /** The words that raised it, as they were typed: the question quotes them. */
  readonly words: string
}

/**
 * @param keptName - a name that was questioned before and kept
 * @returns null for a name that there is nothing to ask about, as for nearly all
 */
export function questionName(name: string, keptName: string | null = null): NameQuestion | null {
  if (name === keptName) return null
  const typed = name
    .slice(0, maxReadChars)
    .normalize('NFC')
    .replace(/[-\u2010-\u2015_/]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (results.test(typed)) return null
  for (const kind of questionedKinds) {
    const words = counted[kind].exec(typed)?.[0]
    if (words !== undefined) return { kind, words }
  }
  return null
}

/** Of a name as long as no form takes it. */
const maxReadChars = 400

/** What a business lives by is a result whatever it is a result of: the revenue of courses, the errors of logins. */
const results = wordsOf([
  'revenue|sales|sold|turnover|profits?|margins?|income|cash|bookings?|invoices?|refunds?|churn',
  'complaints?|claims?|defects?|errors?|faults?|failures?|failed|incidents?|accidents?|bugs?|rework|downtime|uptime|outages?|latency|delays?',
  'abandoned|abandonment|conversions?|win rate|time to (?:resolve|fix|repair|respond|restore|productivity)|lead time|response time|(?:load|login|log in|sign in) time',
  '(?:on|first) time|market shares?|expired|expiry',
])

/** What people learn from, and its noise. */
const lessons = String.raw`(?:e ?learning|online |video |training |learning )?(?:courses?|trainings?|webinars?|workshops?|tutorials?|lessons?|curriculums?|curricula)`
const done =
  'completed?|completions?|finished|attended|taken|passed|delivered|held|booked|assigned|started|offered|attendance|attendees|participants?|participation'

const counted: Readonly<Record<QuestionedKind, RegExp>> = {
  learning: wordsOf([
    '(?:course|training|learning|module|lesson|video|onboarding|certification|path|lms|compliance) completions?(?: rates?)?',
    `(?:${lessons}|learning paths?|learning modules?) (?:per|a|by|and|this|each) .*`,
    `(?:${lessons}|learning paths?|(?:learning |training )?modules?) (?:${done})`,
    `(?:${done}|number of|count of|total) (?:of )?(?:${lessons}|learning paths?|learning modules?)`,
    '(?:training|learning|study|course|classroom|coaching|cpd|cpe) (?:hours?|days?|minutes|points?|credits?|sessions?|time|attendance|participation)',
    '(?:hours?|days?|minutes|time)(?: (?:spent|invested))? (?:of |in |on |for )?(?:training|trainings|learning|e ?learning|courses|coaching|study)',
    '(?:trained|certified) (?:people|employees|staff|members|technicians|engineers|colleagues|agents|developers)',
    '(?:people|employees|staff|members|technicians|engineers|colleagues|agents|developers) (?:trained|certified|enrolled|in training)',
    'lessons learn(?:ed|t)(?: .*)?',
    '(?:quiz|exam|assessment)(?:zes|s)? (?:scores?|results?|passed|taken|pass rate)|quizzes|test scores?',
    'enrol?lments?|learners?|certificates? (?:earned|issued|awarded|gained)|certifications?|badges(?: .*)?|happy sheets?|smile sheets?',
    `^(?:${lessons})$`,
    '^(?:number of |total )?completions?(?: rates?)?$',
  ]),
  activity: wordsOf([
    'logins?|log ins?|logons?|sign ins?',
    '(?:number of |forum |blog |wiki |channel |social )?posts|posts (?:per|a|by|and|this|each|in|written|made|shared) .*',
    '(?:number of |total |page |video |article |wiki |unique |profile )views|views (?:per|of|by) .*|clicks|impressions|page visits',
    'likes|thumbs up|reactions|upvotes|emojis?|mentions|followers|streaks?|kudos',
    '(?:number of |forum |blog |average )?comments|comments (?:per|a|by|on|and|made|written) .*|replies (?:per|a|by|posted|written) .*',
    '(?:messages|emails|e mails|mails|chats) (?:sent|written|posted|per .*)',
    '(?:resources|articles|documents|pages|links|files|job aids|guides|tips|ideas|stories|posts|videos|knowledge|best practices)(?: items)? (?:shared|written|published|posted|uploaded|created|viewed|read|opened|downloaded|added|contributed|collected|saved)',
    '(?:number of |total )(?:shares|resources|articles|documents|contributions|uploads|meetings|messages)',
    'contributions?(?: .*)?|contributors?|uploads?|posting frequency|engagement(?: (?:rate|score|index|level)s?)?',
    '(?:active|daily|weekly|monthly) (?:members|contributors|sharers|posters)|(?:adoption|usage|use) of (?:teams|commonplace|the (?:app|tool|library|wiki|platform))|participation(?: rates?)?',
    '(?:meetings|sessions|check ins|stand ?ups|retrospectives|retros|calls) (?:held|attended|made|answered|logged|run)|(?:meeting |event |team |session )attendance|^attendance(?: rates?)?$|attendees',
    'check in (?:answers|rate|response rate)|active days|time spent (?:in|on) .*|hours online',
  ]),
}

/** Whole words, as people write them: `reviews` has no `views` in it. */
function wordsOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`).join('|'), 'iu')
}
