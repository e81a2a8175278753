import { defineErrors } from '@city/kit/errors/error-registry';

export const registrationErrors = defineErrors('identity', {
  ACCOUNT_NOT_OPENED: {
    description:
      'No account can be opened with this citizen ID number and phone. The answer is the same whatever the reason and tells nothing about anybody. The counter settles lost and stolen numbers.',
    since: '0.1.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Không thể mở tài khoản với thông tin này. Nếu bạn đã có tài khoản, hãy đăng nhập; nếu chưa, hãy mang căn cước đến bộ phận một cửa để được giúp.',
      en: 'No account can be opened with these details. If you have one, sign in; if not, bring your identity card to the service counter.',
    }),
  },
  PROVINCE_UNKNOWN: {
    description: 'The first three digits of a citizen ID number are the code of a province.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Ba chữ số đầu không phải mã tỉnh, thành phố nào. Hãy so lại với thẻ căn cước.',
      en: 'The first three digits are not the code of a province. Compare them with the identity card.',
    }),
  },
  NATIONAL_ID_DISAGREES: {
    description:
      'The fourth digit tells century and sex, the fifth and sixth the year of birth. If the card itself differs after a correction, the counter opens the account.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Số định danh không khớp với giới tính hoặc năm sinh đã nhập. Nếu thông tin trên thẻ của bạn đã được cải chính, hãy đến bộ phận một cửa.',
      en: 'The number does not agree with the gender or year of birth given. If your records were corrected, go to the service counter.',
    }),
  },
  FULL_NAME_INVALID: {
    description:
      'A name has 1 to 100 characters of any script: letters, spaces, apostrophes, hyphens and dots.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Hãy nhập họ và tên như trên giấy tờ, chỉ gồm chữ cái.',
      en: 'Enter the full name as on the identity document, in letters.',
    }),
  },
  BIRTH_DATE_INVALID: {
    description: 'A date of birth lies between 1900 and today.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Ngày sinh phải từ năm 1900 đến hôm nay.',
      en: 'The date of birth must lie between 1900 and today.',
    }),
  },
  PHONE_INVALID: {
    description: 'A Vietnamese mobile number, written in any way.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Hãy nhập số điện thoại di động Việt Nam, ví dụ 0912 345 678.',
      en: 'Enter a Vietnamese mobile number, for example 0912 345 678.',
    }),
  },
  EMAIL_INVALID: {
    description: 'An e-mail address, or none.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Địa chỉ thư điện tử chưa đúng, ví dụ ten@example.vn.',
      en: 'This is not an e-mail address such as name@example.vn.',
    }),
  },
  ADDRESS_INVALID: {
    description: 'An address has at most 300 printable characters.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Địa chỉ dài tối đa ${maximum} ký tự.`,
      en: `An address has at most ${maximum} characters.`,
    }),
  },
  PASSWORD_LENGTH: {
    description: 'A password has 10 to 256 characters of any kind.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
      vi: `Mật khẩu cần từ ${minimum} đến ${maximum} ký tự. Vài từ ghép lại thì dễ nhớ và khó đoán.`,
      en: `A password has ${minimum} to ${maximum} characters. A few words together are easy to remember and hard to guess.`,
    }),
  },
  PASSWORD_COMMON: {
    description:
      'The password is among those that are tried first, as it is or with digits and signs around it.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mật khẩu này quá phổ biến nên dễ bị đoán. Hãy chọn mật khẩu khác.',
      en: 'This password is too common and easy to guess. Choose another.',
    }),
  },
  PASSWORD_PERSONAL: {
    description: 'The password is made of what others know: name, number, phone or date of birth.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mật khẩu không được là tên, ngày sinh, số định danh hay số điện thoại của bạn.',
      en: 'A password must not be your name, date of birth, ID number or phone number.',
    }),
  },
  CODE_WRONG: {
    description:
      'The one-time code is not the one that was sent last. After five wrong ones a new code is needed.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mã xác nhận chưa đúng hoặc đã hết hạn. Hãy xem lại tin nhắn mới nhất hoặc yêu cầu mã mới.',
      en: 'The code is wrong or has expired. Look at the latest message, or ask for a new code.',
    }),
  },
  CODE_USED: {
    description: 'The one-time code was right and has been used. Nothing is left to do.',
    since: '0.1.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Mã này đã được dùng. Bạn có thể đăng nhập.',
      en: 'This code has been used. You can sign in.',
    }),
  },
  PHONE_TAKEN: {
    description: 'The confirmed phone number belongs to another account. Told only to who holds the phone.',
    since: '0.1.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Số điện thoại này đang gắn với một tài khoản khác. Hãy dùng số khác hoặc đến bộ phận một cửa.',
      en: 'This phone number belongs to another account. Use another, or go to the service counter.',
    }),
  },
  DOCUMENT_MISSING: {
    description: 'Verifying a person needs a word on which document was seen.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
      vi: `Hãy ghi giấy tờ đã đối chiếu, từ ${minimum} đến ${maximum} ký tự.`,
      en: `Say which document you compared, in ${minimum} to ${maximum} characters.`,
    }),
  },
  PHONE_DIFFERS: {
    description:
      'The person at the desk has another phone than the account was opened with: somebody else may have registered the number first. Nothing was verified. The desk settles it as a number that somebody else uses.',
    since: '0.2.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Tài khoản này được mở với số điện thoại khác. Không xác minh; hãy giải quyết như số định danh bị người khác đăng ký.',
      en: 'This account was opened with another phone. Do not verify it; settle it as a number that somebody else uses.',
    }),
  },
  OWN_ACCOUNT: {
    description: 'Nobody verifies the own account.',
    since: '0.1.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Bạn không thể tự xác minh tài khoản của mình.',
      en: 'You cannot verify your own account.',
    }),
  },
});
