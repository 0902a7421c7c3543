/** An answer of the fake that is an error: thrown anywhere, sent by the server. */
export class CosmosRefusal extends Error {
  readonly status: number
  readonly substatus: number | undefined

  constructor(status: number, message: string, substatus?: number) {
    super(message)
    this.status = status
    this.substatus = substatus
  }
}
