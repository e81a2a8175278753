/**
 * Why a socket is closed. The codes of the graphql-transport-ws protocol keep their meaning (4400, 4401, 4403, 4406,
 * 4408, 4409, 4429, 4500); 4410 and 4411 are this gateway's own. A client of `graphql-ws` comes back by itself after
 * 1012, 4403, 4410 and 4411.
 */
export const closeCodes = {
  /** The gateway stops or is replaced: come back, with the cursor of the last event. */
  serviceRestart: 1012,
  /** A message is larger than is taken. Closed by the socket itself. */
  messageTooBig: 1009,
  /** A message that the protocol does not know, or that is nested too deeply. */
  badRequest: 4400,
  /** The token is not good, or its time is over: come back with a new one. */
  forbidden: 4403,
  /** Events came faster than the client took them: come back with the cursor of the last event. */
  tooSlow: 4410,
  /** As many sockets, or as many bad tokens, as one person, program or address may have: come back later. */
  tooManySockets: 4411,
  internalError: 4500,
} as const;
