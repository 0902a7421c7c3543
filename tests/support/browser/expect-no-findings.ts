/** Accessibility as axe sees it: nothing serious or critical on the page and in its frames. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** @param what - names what is in view, for the message of a failure */
export async function expectNoFindings({ page }: { readonly page: Page }, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  // Fluent's focus keeper puts empty, hidden stops around what it keeps; they hand the focus on at once.
  const findings = serious.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !html.includes('data-tabster-dummy')).map(({ target }) => `${id}: ${target.join(' ')}`),
  )
  expect(findings, what).toEqual([])
}
