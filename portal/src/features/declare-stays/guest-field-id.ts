const fieldsOfCard = new Set([
  'fullName',
  'dateOfBirth',
  'gender',
  'nationality',
  'documentKind',
  'documentNumber',
  'phone',
  'address',
  'permittedUntil',
  'visaNumber',
  'visaExpiresOn',
  'entryDate',
  'entryGate',
  'room',
  'purpose',
  'arrivedAt',
  'arrivedAtClock',
  'expectedDepartureOn',
  'mrz',
]);

/** The last part of the graph's path: `guest.fullName` is `fullName`. */
export function fieldName(field: string): string {
  const name = field.slice(field.lastIndexOf('.') + 1);
  return name === 'mrzOverrideReason' ? 'mrz' : name;
}

/** Has the card a field where this can be put right, or is it about the row as a whole? */
export function isFieldOfCard(field: string): boolean {
  return fieldsOfCard.has(fieldName(field));
}

/** What labels, the error summary and journeys find a field by. */
export function guestFieldId(guest: number, field: string): string {
  return isFieldOfCard(field) ? `guest-${guest}-${fieldName(field)}` : `guest-${guest}`;
}
