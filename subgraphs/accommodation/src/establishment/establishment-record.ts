import type { EstablishmentKind } from '../generated/prisma/enums.ts';

export type EstablishmentRecord = {
  id: string;
  code: string;
  name: string;
  kind: EstablishmentKind;
  operatorId: string;
  address: string;
  commune: string;
  latitude: number;
  longitude: number;
  rooms: number;
  active: boolean;
};
