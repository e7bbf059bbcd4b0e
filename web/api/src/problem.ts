/** An RFC 9457 problem: a stable code with parameters; the text is made in the client. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly parameters: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}`)
    this.name = 'ApiProblem'
  }

  static of(status: number, body: unknown): ApiProblem {
    const { code, parameters } = (typeof body === 'object' && body !== null ? body : {}) as
      { code?: unknown, parameters?: unknown }
    return new ApiProblem(
      status,
      typeof code === 'string' ? code : `http.${status}`,
      typeof parameters === 'object' && parameters !== null ? (parameters as Record<string, unknown>) : {},
    )
  }
}
