/** Who stands where a person stood who deleted themselves: nobody, the same in every team. */
import { personId, type PersonId } from '#domain/ids.ts'
import type { Sharer } from '#domain/resources/resource.ts'

const nobody = '00000000-0000-0000-0000-'

/** No person has it, and nothing leads back from it: it is the same for all who left. */
export const formerMemberId = personId(`${nobody}000000000000`)

/** @param name - in the words of the reader's language as they were when the person left */
export const formerMember = (name: string): Sharer => ({ personId: formerMemberId, name })

/**
 * For what is there once per person, such as a helped mark: two who left may both have made one.
 * @param random - of which the last twelve letters and digits are taken; not made of the person's id
 */
export const oneFormerMemberId = (random: string): PersonId => personId(`${nobody}${random.replaceAll('-', '').slice(-12)}`)

export const isFormerMember = (id: PersonId): boolean => id.startsWith(nobody)
