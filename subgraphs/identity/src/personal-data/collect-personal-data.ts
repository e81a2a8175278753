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

export type CollectedSection = PersonalDataSection & { source: string };

/** Everything, or an error: a copy that lacks a part without saying so would be a lie. */
export async function collectPersonalData(o: Collector, citizenId: string): Promise<CollectedSection[]> {
  const own = (await ownPersonalData(o.database, o.vault, citizenId)).map((section) => ({
    ...section,
    source: 'identity',
  }));
  return [...own, ...(await collectElsewhere(o, citizenId))];
}

export async function collectElsewhere(o: Collector, citizenId: string): Promise<CollectedSection[]> {
  const { nationalIdCipher } = await o.database.citizen.findUniqueOrThrow({
    where: { id: citizenId },
    select: { nationalIdCipher: true },
  });
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
