/** A person's own settings: taking everything out, and deleting oneself. */

export const ownSettings = {
  formerMember: 'A former member',
} as const
