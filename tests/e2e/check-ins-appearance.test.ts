/** Pages of check-ins in every theme, on a phone, and in a longer language from right to left. */
import type { FrameLocator, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentCheckInReply } from '#domain/api/check-in-replies.ts'
import { pseudo } from '#domain/texts/pseudo.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { expectNoFindings } from '#tests/support/browser/expect-no-findings.ts'
import { openAppTabs, type AppTabs } from '#tests/support/browser/open-app-tab.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'

let tabs: AppTabs
beforeAll(async () => {
  tabs = await openAppTabs('2026-11-23T09:00:00.000Z', [ada, ben])
  const body = aPlan({
    questions: [
      { bank: 'learned', every: 1 },
      { text: 'Which customer surprised you, and what did it tell you about how we prepare visits to sites that nobody knows?', every: 2 },
      { bank: 'find-out', every: 1 },
    ],
    holidays: [{ from: '2026-12-24', to: '2027-01-01', label: 'Winter holidays' }],
    pausedUntil: '2026-11-25',
    roundUp: { channelId: null, weekly: { weekday: 5, time: '16:00' } },
  })
  await tabs.app.api(`/api/teams/${north.teamId}/check-in-plan`, { as: ada, method: 'PUT', body, headers: { 'if-match': '"r0"' } })
  const { checkIn } = currentCheckInReply.parse((await tabs.app.api('/api/me/check-ins/current', { as: ada })).body)
  const share = { teamId: north.teamId, kind: 'story' }
  await tabs.app.api(`/api/me/check-ins/${checkIn?.week ?? ''}/answers`, {
    as: ada,
    method: 'PUT',
    body: { answers: [{ questionId: 'q1', text: 'A wet motor reads low.\nDry it first.', seen: 0, share }] },
  })
})
afterAll(() => tabs.close())

type Page = {
  readonly path: string
  readonly isInTeam?: boolean
  readonly as: typeof ada
  readonly ready: (tab: FrameLocator) => Locator
  /** Opens what lies in front of it. */
  readonly open?: (tab: FrameLocator) => Promise<void>
}

const pages: readonly (readonly [string, Page])[] = [
  [
    'the plan that a steward changes',
    {
      path: '/tab/settings',
      isInTeam: true,
      as: ada,
      ready: (tab) => tab.getByRole('region').getByRole('switch').first(),
    },
  ],
  [
    'the plan that a member reads',
    { path: '/tab/settings', isInTeam: true, as: ben, ready: (tab) => tab.getByRole('main').getByRole('listitem').first() },
  ],
  ['one\u2019s own times', { path: '/tab/settings', as: ben, ready: (tab) => tab.getByRole('checkbox').first() }],
  ['a check-in to be answered', { path: '/tab/week', as: ben, ready: (tab) => tab.getByRole('textbox').first() }],
  ['a check-in that is kept', { path: '/tab/week', as: ada, ready: (tab) => tab.getByText('Dry it first.') }],
  ['all check-ins', { path: '/tab/check-ins', as: ada, ready: (tab) => tab.getByText('Dry it first.') }],
]

test.each(pages.flatMap(([name, page]) => (['default', 'dark', 'contrast'] as const).map((theme) => [name, theme, page] as const)))(
  '%s holds in the theme %s, and on a phone',
  async (_name, theme, { path, ready, ...opening }) => {
    const opened = await tabs.open(path, { ...opening, theme })
    const { tab, page, faults, close } = opened
    await ready(tab).waitFor()
    await expectNoFindings(opened, path)
    await page.setViewportSize({ width: 320, height: 720 })
    expect(await tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0)
    await expectNoFindings(opened, `${path} on a phone`)
    expect(faults()).toEqual([])
    await close()
  },
)

test.each(pages)(
  'in a longer language that reads from right to left, %s is translated and not cut off',
  async (_name, { path, ready, ...opening }) => {
    const { tab, page, faults, close } = await tabs.open(path, { ...opening, locale: 'qps-plocm' })
    await ready(tab).waitFor()
    expect(await tab.locator('html').getAttribute('dir')).toBe('rtl')
    const untranslated = await tab
      .getByRole('main')
      .locator('label, button:not([role=combobox]), h1, h2, h3, legend')
      .evaluateAll((elements) =>
        elements.map((element) => (element as HTMLElement).innerText.trim()).filter((text) => /[a-z]/iu.test(text) && !text.includes('⟦')),
      )
    expect(untranslated.filter((text) => !ownWords.some((words) => words.test(text)))).toEqual([])
    await page.setViewportSize({ width: 320, height: 720 })
    expect(await tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0)
    expect(faults()).toEqual([])
    await close()
  },
)

/** Not texts: names of days, and what people wrote. */
const ownWords = [
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:,|$)/u,
  /customer surprised/u,
  /wet motor/u,
  new RegExp(`^${pseudo.appName}$`, 'u'),
]
