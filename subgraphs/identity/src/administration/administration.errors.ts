import { defineErrors } from '@city/kit/errors/error-registry';
import type { Localized } from '@city/kit/errors/localized';

export const administrationErrors = defineErrors('identity', {
  OWN_MEMBERSHIP: {
    description:
      'An administrator changes no membership of his or her own, so that nobody raises oneself and every organisation keeps an administrator. Ask another administrator.',
    since: '0.1.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Bạn không thể tự thay đổi vai trò của chính mình. Hãy nhờ một quản trị viên khác.',
      en: 'You cannot change your own roles. Ask another administrator.',
    }),
  },
  ROLES_MISSING: {
    description: 'A membership stands for at least one role. To end it, revoke it.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Hãy chọn ít nhất một vai trò.',
      en: 'Choose at least one role.',
    }),
  },
  ROLE_NOT_HERE: {
    description: 'The role does not exist in organisations of this kind. Choose one of those that do.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ role, choices }: { role: Localized; choices: Localized }) => ({
      vi: `Đơn vị này không có vai trò “${role.vi}”. Có thể chọn: ${choices.vi}.`,
      en: `This organisation has no role “${role.en}”. It has: ${choices.en}.`,
    }),
    example: {
      role: { vi: 'lễ tân', en: 'receptionist' },
      choices: { vi: 'quản trị viên', en: 'administrator' },
    },
  },
  CLIENT_NAME_INVALID: {
    description: 'The name of a service client has 1 to 100 printable characters.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Hãy đặt tên cho phần mềm, từ 1 đến ${maximum} ký tự.`,
      en: `Give the software a name of 1 to ${maximum} characters.`,
    }),
  },
  SCOPES_MISSING: {
    description: 'A service client is registered with at least one scope.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Hãy chọn ít nhất một quyền.',
      en: 'Choose at least one scope.',
    }),
  },
  SCOPE_NOT_HERE: {
    description:
      'Software of an organisation of this kind cannot hold the scope. Choose one of those it can.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ scope, choices }: { scope: string; choices: string }) => ({
      vi: `Phần mềm của đơn vị này không thể có quyền ${scope}. Có thể chọn: ${choices}.`,
      en: `Software of this organisation cannot hold ${scope}. It can hold: ${choices}.`,
    }),
  },
});
