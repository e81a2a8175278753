/** Of this process, since it began. Plain numbers, since one is added for each event and each client. */
export const liveTotals = { events: 0, slowClients: 0 };
