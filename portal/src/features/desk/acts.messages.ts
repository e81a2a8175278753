import { defineMessages } from '#language/messages.ts';

type ActWords = {
  title: string;
  /** What follows from it, for the officer and for the person. */
  consequences: readonly string[];
  button: string;
  done: (name: string) => string;
  reasons: readonly string[];
};

const vi: Record<'verify' | 'recover' | 'freeze' | 'unfreeze' | 'release', ActWords> = {
  verify: {
    title: 'Xác minh danh tính',
    consequences: [
      'Bạn xác nhận đã so người đứng trước mặt với ảnh, họ tên và số trên giấy tờ.',
      'Tài khoản lên mức “Đã xác minh”: nộp được hồ sơ trực tuyến.',
    ],
    button: 'Xác minh',
    done: (name) => `Đã xác minh ${name}`,
    reasons: [],
  },
  recover: {
    title: 'Cấp mã khôi phục',
    consequences: [
      'Mã dùng một lần, trong 24 giờ; mã cấp trước đó hết dùng được.',
      'Khi dùng mã, người dân đặt mật khẩu mới. Ứng dụng xác thực và khóa truy cập đã mất bị gỡ, mọi thiết bị bị đăng xuất.',
    ],
    button: 'Cấp mã',
    done: (name) => `Đã trao mã khôi phục cho ${name}`,
    reasons: ['Quên mật khẩu', 'Mất điện thoại', 'Đổi điện thoại, mất ứng dụng xác thực'],
  },
  freeze: {
    title: 'Khóa tài khoản',
    consequences: [
      'Mọi thiết bị đang đăng nhập bị đăng xuất trong vài giây, không ai đăng nhập được nữa.',
      'Hồ sơ và dữ liệu còn nguyên. Có thể mở lại tại quầy bất cứ lúc nào.',
    ],
    button: 'Khóa tài khoản',
    done: (name) => `Đã khóa tài khoản của ${name}`,
    reasons: ['Chủ tài khoản yêu cầu', 'Mất thẻ căn cước và điện thoại', 'Nghi bị chiếm đoạt'],
  },
  unfreeze: {
    title: 'Mở lại tài khoản',
    consequences: ['Chủ tài khoản đăng nhập lại được như trước, với mật khẩu và bước hai đang có.'],
    button: 'Mở lại tài khoản',
    done: (name) => `Đã mở lại tài khoản của ${name}`,
    reasons: ['Chủ tài khoản yêu cầu', 'Đã tìm lại được điện thoại'],
  },
  release: {
    title: 'Giải quyết số định danh bị tranh chấp',
    consequences: [
      'Chỉ dùng khi người đứng trước mặt là người giữ số trên thẻ, còn tài khoản này do người khác đăng ký.',
      'Tài khoản này đóng vĩnh viễn và mất số. Không hoàn lại được.',
      'Người giữ số đăng ký được tài khoản mới ngay sau đó.',
    ],
    button: 'Tách số khỏi tài khoản này',
    done: (name) => `Đã tách số định danh khỏi tài khoản của ${name}`,
    reasons: ['Người giữ số có mặt với thẻ căn cước, tài khoản do người khác đăng ký'],
  },
};

const en: Record<keyof typeof vi, ActWords> = {
  verify: {
    title: 'Verify the identity',
    consequences: [
      'You confirm that you compared the person before you with photo, name and number on the document.',
      'The account becomes “Verified”: applications can be submitted online.',
    ],
    button: 'Verify',
    done: (name) => `${name} is verified`,
    reasons: [],
  },
  recover: {
    title: 'Hand over a recovery code',
    consequences: [
      'The code works once, within 24 hours; one handed over before stops working.',
      'With it the person sets a new password. Lost authenticator apps and passkeys are removed, and all devices are signed out.',
    ],
    button: 'Make the code',
    done: (name) => `The recovery code was handed to ${name}`,
    reasons: ['Forgot the password', 'Lost the phone', 'New phone without the authenticator app'],
  },
  freeze: {
    title: 'Close the account for now',
    consequences: [
      'All devices are signed out within seconds, and nobody signs in any more.',
      'Applications and data stay as they are. A desk can open the account again at any time.',
    ],
    button: 'Close the account',
    done: (name) => `The account of ${name} is closed`,
    reasons: ['The holder asks for it', 'Identity card and phone are lost', 'Taken over by somebody else'],
  },
  unfreeze: {
    title: 'Open the account again',
    consequences: ['The holder signs in as before, with the password and second factors of before.'],
    button: 'Open the account again',
    done: (name) => `The account of ${name} is open again`,
    reasons: ['The holder asks for it', 'The phone was found'],
  },
  release: {
    title: 'Settle a disputed number',
    consequences: [
      'Only when the person before you holds the number on the card, and somebody else registered this account.',
      'This account is closed for good and loses the number. It cannot be undone.',
      'The holder of the number can register a new account right after.',
    ],
    button: 'Separate the number from this account',
    done: (name) => `The number was separated from the account of ${name}`,
    reasons: ['The holder of the number is here with the card; somebody else registered the account'],
  },
};

export const actsMessages = defineMessages({
  vi: {
    acts: vi,
    again: 'Tài khoản đã được xác minh; có thể xác minh lại với giấy tờ mới.',
    document: 'Giấy tờ đã xem',
    documentHint: 'Ví dụ: Thẻ căn cước, có giá trị đến 2031.',
    phone: 'Số điện thoại của người đang đứng trước mặt',
    phoneHint:
      'Hỏi rồi gõ, đừng đọc cho họ. Ai đó có thể đã đăng ký số định danh này trước bằng điện thoại của mình; xác minh sẽ trao tài khoản cho người ấy.',
    documents: ['Thẻ căn cước', 'Thẻ căn cước công dân gắn chip', 'Hộ chiếu', 'Giấy chứng nhận căn cước'],
    reason: 'Lý do',
    reasonHint: 'Người dân đọc được nội dung này.',
    sure: 'Tôi đã so người đứng trước mặt với thẻ, và hiểu rằng việc này không hoàn lại được.',
    sureMissing: 'Hãy xác nhận bạn đã so thẻ và hiểu rằng việc này không hoàn lại được.',
    doneText: 'Đã ghi vào lịch sử và báo cho người dân.',
  },
  en: {
    acts: en,
    again: 'The account is verified already; it can be verified anew with another document.',
    document: 'Document seen',
    documentHint: 'For example: identity card, valid until 2031.',
    phone: 'Phone number of the person before you',
    phoneHint:
      'Ask for it and type it in; do not read it out. Somebody else may have registered this ID number first, with a phone of their own: verifying would hand the account to them.',
    documents: ['Identity card', 'Citizen identity card with chip', 'Passport', 'Identity certificate'],
    reason: 'Reason',
    reasonHint: 'The person can read this.',
    sure: 'I compared the person before me with the card, and know that this cannot be undone.',
    sureMissing: 'Confirm that you compared the card and know that this cannot be undone.',
    doneText: 'It is in the history, and the person was told.',
  },
});
