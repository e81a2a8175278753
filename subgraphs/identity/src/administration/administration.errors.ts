import { defineErrors } from '@city/kit/errors/error-registry';
import type { Localized } from '@city/kit/errors/localized';

export const administrationErrors = defineErrors('identity', {
  OWN_MEMBERSHIP: {
    description:
      'An administrator gives no role to oneself, so that nobody raises oneself. Ask another administrator.',
    since: '0.1.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Bạn không thể tự giao vai trò cho chính mình. Hãy nhờ một quản trị viên khác.',
      en: 'You cannot give roles to yourself. Ask another administrator.',
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
  LAST_ADMINISTRATOR: {
    description:
      'Nobody else administers the organisation, neither in it nor above it. Make somebody else its administrator first.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Bạn là quản trị viên cuối cùng của đơn vị này. Hãy giao vai trò quản trị cho người khác trước.',
      en: 'You are the last administrator of this organisation. Make somebody else its administrator first.',
    }),
  },
  OVERLAP_INVALID: {
    description: 'The overlap of two secrets lasts 0 to 168 hours.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mã bí mật cũ có thể dùng thêm từ 0 đến ${maximum} giờ.`,
      en: `The old secret can stay valid for 0 to ${maximum} hours.`,
    }),
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
