export const declareStays = /* GraphQL */ `
  mutation ($input: [DeclareStayInput!]!, $dryRun: Boolean! = false) {
    declareStays(input: $input, dryRun: $dryRun) {
      clientReference
      duplicate
      stay { id receiptNumber status late declareBy room guest { fullName nationality documentNumber } }
      errors { field code message { vi en } }
      warnings { field code message { vi en } }
    }
  }
`;

export const checkOutStays = /* GraphQL */ `
  mutation ($ids: [ID!]!, $departedAt: DateTime!) {
    checkOutStays(ids: $ids, departedAt: $departedAt) { id status departedAt }
  }
`;

export type FieldErrorAnswer = { field: string; code: string; message: { vi: string; en: string } };

export type RowAnswer = {
  clientReference: string;
  duplicate: boolean;
  stay: {
    id: string;
    receiptNumber: string;
    status: string;
    late: boolean;
    declareBy: string;
    room: string | null;
    guest: { fullName: string; nationality: string; documentNumber: string };
  } | null;
  errors: FieldErrorAnswer[];
  warnings: FieldErrorAnswer[];
};
