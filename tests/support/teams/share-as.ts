/** Shares something through the messaging extension, for tests that need a library with something in it. */
import { randomUUID } from 'node:crypto'
import type { StartedApp } from '#tests/support/start-app.ts'
import { submitForm } from './activities/extension.ts'
import type { TestPerson, TestTeam } from './cast.ts'
import { resultsOf } from './read-answers.ts'

/** @throws when the form came back instead of a card */
export async function shareAs(
  app: Pick<StartedApp, 'post'>,
  person: TestPerson,
  team: TestTeam,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  resultsOf(await app.post(submitForm(person, 'personal', { submissionId: randomUUID(), teamId: team.teamId, ...form })))
}
