/** Numbers in English sentences. */

export const number = new Intl.NumberFormat('en')

/** `1 resource`, `1,200 resources`. */
export const plural = (count: number, one: string, many: string): string => `${number.format(count)} ${count === 1 ? one : many}`
