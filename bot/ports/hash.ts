/** SHA-256 of a UTF-8 text, 64 lower-case hex digits. */
export type Hash = (text: string) => string
