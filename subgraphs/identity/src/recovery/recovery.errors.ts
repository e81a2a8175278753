import { defineErrors } from '@city/kit/errors/error-registry';

export const recoveryErrors = defineErrors('identity', {
  RECOVERY_REFUSED: {
    description:
      'The password was not set. The answer is the same whether there is no such account, a code is wrong, used or expired, or the second factor is.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Chưa đặt được mật khẩu mới. Hãy kiểm tra tên đăng nhập và hai mã rồi thử lại, hoặc mang căn cước đến bộ phận một cửa.',
      en: 'The new password was not set. Check the name and both codes and try again, or bring your identity card to a one-stop counter.',
    }),
  },
  REASON_MISSING: {
    description: 'What an officer does to an account needs a reason in words.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
      vi: `Hãy ghi lý do, từ ${minimum} đến ${maximum} ký tự.`,
      en: `Give the reason, in ${minimum} to ${maximum} characters.`,
    }),
  },
  ACCOUNT_OUT_OF_REACH: {
    description:
      'The account works for an authority that the officer does not administer: its own administrators, or those above, decide.',
    since: '0.2.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Người này làm việc cho một cơ quan không thuộc quyền quản trị của bạn. Hãy chuyển đến quản trị viên của cơ quan đó hoặc cấp trên.',
      en: 'This person works for an authority that you do not administer. Pass it on to its administrators or those above.',
    }),
  },
  NUMBER_RELEASED: {
    description:
      'The account was separated from its national ID number. It stays closed: nothing more is decided.',
    since: '0.2.0',
    category: 'INVALID_TRANSITION',
    message: () => ({
      vi: 'Số định danh đã được tách khỏi tài khoản này. Tài khoản đóng vĩnh viễn; người giữ số mở tài khoản mới.',
      en: 'The ID number was separated from this account. It stays closed; the holder of the number opens a new one.',
    }),
  },
  DECISION_DIFFERS: {
    description:
      'The idempotency key was sent before with another decision, or the code that it gave is no longer good.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Biểu mẫu này đã được gửi trước đó. Hãy xem lịch sử tài khoản rồi điền lại nếu còn cần.',
      en: 'This form was sent before. Look at the history of the account, and fill it in again if need be.',
    }),
  },
});
