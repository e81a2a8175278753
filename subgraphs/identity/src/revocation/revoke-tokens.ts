import type { Queries } from '../database.ts';

/**
 * No token that was issued to the subject before this transaction commits holds any longer; the next one does.
 * To be called in the transaction that changes what the subject may do. The subject is that of the tokens: the id
 * of a citizen, or the client id of a machine.
 */
export async function raiseEpoch(tx: Queries, subject: string): Promise<void> {
  await tx.$executeRaw`
    with raised as (
      insert into token_epoch (subject, epoch) values (${subject}, 1)
      on conflict (subject) do update set epoch = token_epoch.epoch + 1
      returning subject, epoch
    )
    insert into revocation (subject, minimum_epoch) select subject, epoch from raised`;
}

/** Ends the tokens of one sign-in, wherever they are. To be called in the transaction that ends the session. */
export async function revokeSession(tx: Queries, sessionId: string): Promise<void> {
  await tx.revocation.create({ data: { sessionId }, select: { id: true } });
}
