import { defineMessages } from '#language/messages.ts';

export const staysMessages = defineMessages({
  vi: {
    establishment: 'Cơ sở lưu trú',
    noEstablishment: 'Chưa có cơ sở lưu trú nào',
    noEstablishmentText: 'Tài khoản của bạn chưa được gắn với cơ sở nào còn hoạt động. Hãy hỏi chủ cơ sở.',
    inCommune: (name: string, commune: string) => `${name}, ${commune}`,
  },
  en: {
    establishment: 'Establishment',
    noEstablishment: 'There is no establishment yet',
    noEstablishmentText: 'Your account is not linked with an establishment. Ask its owner.',
    inCommune: (name: string, commune: string) => `${name}, ${commune}`,
  },
});
