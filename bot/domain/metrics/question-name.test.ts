/** Names that are asked about, and names that must not be. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { questionName } from './question-name.ts'

describe('counts learning', () => {
  test.each([
    'Course completions',
    'Training completion rate',
    'Completions',
    'Completion rate',
    'Courses completed',
    'Number of courses',
    'Completed e-learning courses per month',
    'Courses',
    'Webinars attended',
    'Workshops held',
    'Hours of training',
    'Training hours per employee',
    'Hours spent on learning',
    'Learning days',
    'Time spent on training',
    'Lessons learned documented',
    'Quiz scores',
    'Exam pass rate',
    'Certified technicians',
    'Employees trained',
    'Certifications',
    'Badges earned',
    'Enrolments',
    'Active learners',
    'Modules completed',
    'Workshop participants',
    'CPD points',
    'TRAINING  HOURS',
    'training-hours',
  ])('%s', (name) => expect(questionName(name)?.kind).toBe('learning'))
})

describe('counts activity', () => {
  test.each([
    'Posts',
    'Number of posts',
    'Posts per week',
    'Blog posts',
    'Likes',
    'Likes per post',
    'Logins',
    'Log-ins per member',
    'Daily sign-ins',
    'Page views',
    'Views of our articles',
    'Comments',
    'Comments per resource',
    'Reactions',
    'Emails sent',
    'Messages sent per day',
    'Resources shared',
    'Articles published',
    'Documents uploaded',
    'Number of contributions',
    'Contributors',
    'Meetings held',
    'Meeting attendance',
    'Attendance',
    'Attendance rate',
    'Check-ins answered',
    'Followers',
    'Adoption of Teams',
    'Engagement score',
    'Calls made',
    'Active members',
    'Clicks',
  ])('%s', (name) => expect(questionName(name)?.kind).toBe('activity'))
})

describe('is a result, and nobody is asked', () => {
  test.each([
    'First-time fix rate',
    'Repeat visits',
    'Visits per job',
    'Win rate',
    'Sales cycle',
    'Budget used',
    'Time to resolve',
    'Reopened tickets',
    'Lead time',
    'Change failure rate',
    'Time to restore',
    'Deployments per week',
    'Customer satisfaction',
    'Net promoter score',
    'Likelihood to recommend',
    'Like-for-like revenue',
    'Reviews waiting longer than a day',
    'Five-star reviews',
    'Interviews until hired',
    'Order completion time',
    'Jobs completed on time',
    'Work orders completed',
    'Orders delivered in full',
    'Login failures',
    'Login time',
    'Failed sign-ins after release',
    'Course revenue',
    'Courses sold',
    'Complaints about training',
    'Market share',
    'Earnings per share',
    'Post-repair defects',
    'Days to first post-sale contact',
    'Signposts replaced',
    'Posted too late',
    'Hours of downtime',
    'Overtime hours',
    'Hours per repair',
    'Time to productivity of new hires',
    'Accidents',
    'Calls waiting longer than a minute',
    'Calls per case',
    'Modules shipped with defects',
    'Module test coverage',
    'Tests passed before release',
    'Test pass rate',
    'Expired certificates',
    'Churn',
    'Page load time',
    'Downloads',
    'Customers who come back',
    'Main course waste',
    'Of course we deliver on time',
    'Scrap rate',
    'Active customers',
    'Monthly active users',
    'Energy per tonne',
    'Stock days',
    'Unanswered asks older than a week',
    'Preview errors',
    'Viewings per flat let',
    'Ablösequote',
    '初回修理率',
    '',
  ])('%s', (name) => expect(questionName(name)).toBeNull())
})

test('who has kept a name is not asked about it again, but about another one', () => {
  expect(questionName('Training hours', 'Training hours')).toBeNull()
  expect(questionName('Training days', 'Training hours')).not.toBeNull()
})

test('the words that raised it are quoted as they were typed', () => {
  expect(questionName('Our Training Hours, 2026')).toEqual({ kind: 'learning', words: 'Training Hours' })
  expect(questionName('Weekly LIKES of the team')).toEqual({ kind: 'activity', words: 'LIKES' })
})

test('nothing that is typed throws, and what is quoted was typed', () => {
  let asked = 0
  const words = fc.constantFrom(
    'training',
    'hours',
    'of',
    'posts',
    'likes',
    'per',
    'number',
    'views',
    'course',
    '-',
    '/',
    'ä',
    '\u0000',
    '👍',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
  )
  fc.assert(
    fc.property(typed, (name) => {
      const question = questionName(name)
      if (question === null) return
      asked += 1
      expect(name.normalize('NFC').replaceAll(/[-\u2010-\u2015_/\s]+/gu, ' ')).toContain(question.words)
    }),
    { seed: 20261125, numRuns: 500 },
  )
  expect(asked).toBeGreaterThan(50)
})

test('the longest name there may be, made to be hard, is read at once', () => {
  const hard = 'number of training hours of learning '.repeat(limits.maxMetricNameGraphemes)
  expect(questionName(hard)?.kind).toBe('learning')
})
