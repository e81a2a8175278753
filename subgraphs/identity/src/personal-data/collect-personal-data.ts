import {
  type PersonalDataSection,
  personalDataAnswerSchema,
  personalDataPath,
} from '@city/kit/personal-data/personal-data';
import { postSigned } from '@city/kit/request-identity/signed-post';
import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { ownPersonalData } from './own-personal-data.ts';

/** The subgraphs that hold personal data, and where they answer: `accommodation=http://…`. */
export type PersonalDataSources = ReadonlyMap<string, string>;

export type Collector = {
  database: Database;
  vault: PersonalDataVault;
  sources: PersonalDataSources;
  secret: string;
};

/** In place of what others hold, for somebody of whom the city does not know yet who it is. */
const notVerified: PersonalDataSection = {
  title: { vi: 'Dữ liệu tại các cơ quan khác', en: 'Data held elsewhere' },
  purpose: {
    vi: 'Chưa có trong bản này: bạn cần xác minh danh tính tại bộ phận một cửa trước khi nhận dữ liệu gắn với số định danh',
    en: 'Not in this copy: have your identity verified at a one-stop counter first, since it goes by your ID number',
  },
  keptBy: null,
  total: 0,
  records: [],
};

export type CollectedSection = PersonalDataSection & { source: string };

/** Everything, or an error: a copy that lacks a part without saying so would be a lie. */
export async function collectPersonalData(o: Collector, citizenId: string): Promise<CollectedSection[]> {
  const own = (await ownPersonalData(o.database, o.vault, citizenId)).map((section) => ({
    ...section,
    source: 'identity',
  }));
  return [...own, ...(await collectElsewhere(o, citizenId))];
}

/** It goes by the ID number, which anybody can type in: whose it is, is known of those who were verified. */
export async function collectElsewhere(o: Collector, citizenId: string): Promise<CollectedSection[]> {
  const { nationalIdCipher, assuranceLevel } = await o.database.citizen.findUniqueOrThrow({
    where: { id: citizenId },
    select: { nationalIdCipher: true, assuranceLevel: true },
  });
  if (assuranceLevel !== 'VERIFIED') return [{ ...notVerified, source: 'identity' }];
  const nationalId = o.vault.open(nationalIdCipher, `nationalId:${citizenId}`);
  const answers = await Promise.all(
    [...o.sources].map(async ([source, baseUrl]) => {
      const answer = await postSigned({
        baseUrl,
        path: personalDataPath,
        secret: o.secret,
        content: { citizenId, nationalId },
        timeoutMs: 30_000,
      });
      const { sections } = personalDataAnswerSchema.parse(answer);
      return sections.map((section) => ({ ...section, source }));
    }),
  );
  return answers.flat();
}
