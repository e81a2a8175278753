import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

export type Email = { id: string; to: string; subject: string; text: string };

/** Whoever carries e-mail. Sending one under the same id again carries the same Message-ID. */
export type Emails = { send(email: Email): Promise<void> };

type Sender = { from: string; domain: string };

/** By a mail server: `smtps://user:password@host`. Rejects when it does not take the message. */
export function emailsBySmtp(url: string, sender: Sender): Emails {
  const transport = createTransport(url, { from: sender.from });
  return {
    async send(email) {
      await transport.sendMail(messageOf(email, sender));
    },
  };
}

/** Where no mail server is configured e-mails lie in a folder, as a mail server would get them. */
export function emailsToFolder(folder: string, sender: Sender): Emails {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(email) {
      const { message } = await transport.sendMail(messageOf(email, sender));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${email.id}.eml`);
      await writeFile(`${file}.new`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

function messageOf({ id, to, subject, text }: Email, { from, domain }: Sender) {
  return {
    from,
    to,
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    // Nobody's holiday answers back (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
