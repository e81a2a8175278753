import { randomUUID } from 'node:crypto';
import { addJob } from '@city/kit/jobs/add-job';
import type { TaskList } from '@city/kit/jobs/jobs';
import type { Logger } from '@city/kit/log/log';
import { z } from 'zod';
import type { Queries } from '../database.ts';
import { NotificationChannel } from '../generated/prisma/enums.ts';
import type { Emails } from '../notification/emails.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { TextMessages } from './text-messages.ts';

const task = 'tell-former-contact';
/** About two hours of attempts. */
const maximumAttempts = 9;
const payloadSchema = z.object({
  id: z.uuid(),
  channel: z.enum(NotificationChannel),
  address: z.base64(),
});

type Former = { channel: NotificationChannel; address: string };

/**
 * The address that an account leaves is told so, whatever was chosen for notices: whoever took the account over
 * would have them sent elsewhere. The address waits encrypted in the job, and goes with it, sent or given up.
 */
export async function tellFormerContact(
  tx: Queries,
  vault: PersonalDataVault,
  { channel, address }: Former,
): Promise<void> {
  const id = randomUUID();
  const sealed = Buffer.from(vault.seal(address, `formerContact:${id}`)).toString('base64');
  await addJob(
    tx,
    'identity_worker',
    task,
    { id, channel, address: sealed },
    { maxAttempts: maximumAttempts },
  );
}

type Parts = {
  vault: PersonalDataVault;
  textMessages: TextMessages;
  emails: Emails;
  portalUrl: string;
  log: Logger;
};

/** For `startJobs`. Neither message says whose account it is. */
export function formerContactTasks({ vault, textMessages, emails, portalUrl, log }: Parts): TaskList {
  return {
    [task]: async (payload, { job }) => {
      const { id, channel, address } = payloadSchema.parse(payload);
      const to = vault.open(Buffer.from(address, 'base64'), `formerContact:${id}`);
      const { host } = new URL(portalUrl);
      try {
        if (channel === 'SMS') await textMessages.send({ id, to, text: leavingPhone(host) });
        else await emails.send({ id, to, ...leavingEmail(host) });
      } catch (error) {
        if (job.attempts < job.max_attempts) throw error;
        // A job that fails for good would be kept for good, and the address in it.
        log.warn({ err: error, channel }, 'The address that an account left could not be told');
      }
    },
  };
}

const leavingPhone = (host: string) =>
  `Đặc khu Phú Quốc: số này không còn thuộc tài khoản của bạn. Nếu không phải bạn đổi, hãy đến bộ phận một cửa ngay. / This number left your account at ${host}. If that was not you, go to a one-stop counter at once.`;

const leavingEmail = (host: string) => ({
  subject: 'Địa chỉ thư điện tử đã được đổi / Your e-mail address was changed',
  text: [
    'Địa chỉ này không còn thuộc tài khoản của bạn tại Đặc khu Phú Quốc.',
    `Nếu không phải bạn đổi: đăng nhập ${host}, đổi mật khẩu ngay, hoặc đến bộ phận một cửa.`,
    '',
    'This address no longer belongs to your account with the Phú Quốc special zone.',
    `If that was not you: sign in at ${host} and change your password at once, or go to a one-stop counter.`,
  ].join('\n'),
});
