import { defineErrors } from '@city/kit/errors/error-registry';

export const secondFactorErrors = defineErrors('identity', {
  PASSWORD_WRONG: {
    description: 'What guards an account is changed only by who types its password again.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({ vi: 'Mật khẩu chưa đúng.', en: 'The password is not right.' }),
  },
  CONFIRMATION_NEEDED: {
    description:
      'The sign-in was more than ten minutes ago (`auth_time` of the token), and no password came along. Send the password, or sign in anew (`prompt=login`) and repeat the request.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: ({ minutes }: { minutes: number }) => ({
      vi: `Bạn đã đăng nhập hơn ${minutes} phút trước. Hãy nhập mật khẩu để xác nhận, hoặc đăng nhập lại.`,
      en: `You signed in more than ${minutes} minutes ago. Enter your password to confirm, or sign in again.`,
    }),
  },
  FACTOR_CODE_WRONG: {
    description: 'The one-time code is not one that the authenticator app shows now.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mã chưa đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trong ứng dụng; kiểm tra giờ của điện thoại nếu vẫn không được.',
      en: 'The code is not right or has expired. Enter the one that the app shows now; check the clock of the phone if it still fails.',
    }),
  },
  FACTOR_CODE_USED: {
    description: 'Each one-time code is good once.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mã này đã được dùng. Hãy đợi ứng dụng hiện mã tiếp theo rồi nhập.',
      en: 'This code has been used. Wait for the next one in the app, then enter it.',
    }),
  },
  PASSKEY_REFUSED: {
    description:
      'What the authenticator sent is not an answer to the question of a moment ago, or the key is known.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Chưa nhận được khóa truy cập này. Hãy thử lại.',
      en: 'This passkey was not accepted. Try again.',
    }),
  },
  FACTOR_NAME_INVALID: {
    description: 'A passkey has a name of 1 to 60 printable characters.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Hãy đặt tên cho khóa, tối đa ${maximum} ký tự.`,
      en: `Give the passkey a name of at most ${maximum} characters.`,
    }),
  },
  LAST_FACTOR: {
    description: 'Whoever works for an organisation keeps at least one second factor.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Bạn làm việc cho một đơn vị nên cần ít nhất một cách xác nhận bước hai. Hãy thêm cách khác trước khi bỏ cách này.',
      en: 'You work for an organisation, which takes at least one second factor. Add another before you remove this one.',
    }),
  },
});
