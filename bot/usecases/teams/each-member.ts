/** One write for each of many people: a team has thousands, and everybody else must get a turn in between. */

/** Each is a transaction of its own in SQLite, and a round trip to Cosmos DB: few enough for the one, enough for the other. */
const atOnce = 10

/** @param pace - called between groups; may wait for a turn of the event loop */
export async function eachMember<Member>(
  pace: () => Promise<void>,
  members: readonly Member[],
  write: (member: Member) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < members.length; at += atOnce) {
    await Promise.all(members.slice(at, at + atOnce).map(write))
    await pace()
  }
}
