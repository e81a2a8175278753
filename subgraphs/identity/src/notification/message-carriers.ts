import { join } from 'node:path';
import type { ServiceEnvironment } from '../environment.ts';
import {
  type TextMessages,
  textMessagesByHttp,
  textMessagesToFolder,
} from '../registration/text-messages.ts';
import { type Emails, emailsBySmtp, emailsToFolder } from './emails.ts';

/** Who carries messages and e-mails, by configuration; folders where nobody does. */
export function messageCarriers(environment: ServiceEnvironment): {
  textMessages: TextMessages;
  emails: Emails;
} {
  const { SMTP_URL, EMAIL_FROM, TEXT_MESSAGES_URL, TEXT_MESSAGES_TOKEN, FILES_DIRECTORY } = environment;
  if (TEXT_MESSAGES_URL && !TEXT_MESSAGES_TOKEN)
    throw new Error('TEXT_MESSAGES_URL needs TEXT_MESSAGES_TOKEN: without it messages would go nowhere.');
  const sender = { from: EMAIL_FROM, domain: new URL(environment.ISSUER_URL).hostname };
  return {
    textMessages:
      TEXT_MESSAGES_URL && TEXT_MESSAGES_TOKEN
        ? textMessagesByHttp(TEXT_MESSAGES_URL, TEXT_MESSAGES_TOKEN)
        : textMessagesToFolder(join(FILES_DIRECTORY, 'text-messages')),
    emails: SMTP_URL
      ? emailsBySmtp(SMTP_URL, sender)
      : emailsToFolder(join(FILES_DIRECTORY, 'e-mails'), sender),
  };
}
