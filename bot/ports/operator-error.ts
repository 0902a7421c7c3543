/** Something about the installation that its operator can mend: the message says what is wrong and what to do, and is shown without a stack. */
export class OperatorError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OperatorError'
  }
}
