import type { Language } from '@city/kit/errors/localized';

const vi = {
  factorTitle: 'Xác nhận bước hai',
  factorLead: 'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện cho Phú Quốc.',
  passkeyOnlyLead:
    'Tài khoản này dùng khóa truy cập. Hãy xác nhận bằng thiết bị đã đăng ký, hoặc nhập một mã khôi phục.',
  code: 'Mã xác nhận',
  codeHint: 'Sáu chữ số trong ứng dụng, hoặc một mã khôi phục bạn đã ghi lại.',
  continue: 'Tiếp tục',
  codeMissing: 'Nhập mã xác nhận',
  codeWrong:
    'Mã chưa đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trong ứng dụng; kiểm tra giờ của điện thoại nếu vẫn không được.',
  codeUsed: 'Mã này đã được dùng. Hãy đợi ứng dụng hiện mã tiếp theo (khoảng 30 giây) rồi nhập.',
  codeLocked: (time: string, minutes: number) =>
    `Đã có nhiều mã chưa đúng. Hãy thử lại từ ${time} (còn khoảng ${minutes} phút).`,
  lostFactor: 'Mất điện thoại và mã khôi phục? Mang thẻ căn cước đến bộ phận một cửa của đặc khu.',
  demonstration: 'Bản trình diễn: mã dùng được lúc này của người không có thật này là',
  otherAccount: 'Đăng nhập bằng tài khoản khác',
  passkey: 'Đăng nhập bằng khóa truy cập',
  usePasskey: 'Dùng khóa truy cập',
  passkeyOr: 'Hoặc không cần mật khẩu:',
  passkeyOrCode: 'Hoặc không cần mã:',
  passkeyFailed: 'Chưa nhận được khóa truy cập phù hợp. Hãy thử lại hoặc đăng nhập cách khác.',
  enrolTitle: 'Bảo vệ tài khoản bằng bước hai',
  enrolLead:
    'Bạn dùng tài khoản này để làm việc cho một đơn vị, nên mỗi lần đăng nhập cần thêm một bước: mã từ điện thoại hoặc khóa truy cập. Chỉ cần cài đặt một lần.',
  enrolPasskeyLead:
    'Không muốn cài ứng dụng? Dùng khóa truy cập: máy này hỏi vân tay, khuôn mặt hoặc mã PIN, không cần nhập mã.',
  enrolPasskey: 'Tạo khóa truy cập trên thiết bị này',
  passkeyNotAdded: 'Chưa tạo được khóa truy cập. Hãy thử lại hoặc dùng ứng dụng xác thực.',
  enrolStep1: 'Cài một ứng dụng xác thực trên điện thoại (ví dụ FreeOTP, Aegis, Google Authenticator).',
  enrolStep2: 'Quét mã QR này bằng ứng dụng, hoặc nhập khóa bên dưới.',
  enrolStep3: 'Nhập sáu chữ số mà ứng dụng hiện ra.',
  secret: 'Khóa để nhập bằng tay',
  qrLabel: 'Mã QR chứa khóa ở bên dưới',
  enrolCodeHint: 'Sáu chữ số trong ứng dụng xác thực.',
  codesTitle: 'Ghi lại mã khôi phục',
  codesLead:
    'Mỗi mã thay được điện thoại một lần. Các mã này chỉ hiện bây giờ: hãy in hoặc chép ra giấy và cất nơi an toàn.',
  codesKept: 'Tôi đã ghi lại, tiếp tục',
  closedTitle: 'Tài khoản đang bị khóa',
  closedLead:
    'Một cán bộ đã khóa tài khoản này theo yêu cầu tại quầy. Hãy mang thẻ căn cước đến bộ phận một cửa để được mở lại.',
  forgotten: 'Quên mật khẩu?',
  register: 'Chưa có tài khoản? Đăng ký',
  upstream: (name: string) => `Đăng nhập bằng ${name}`,
  upstreamFailed: (name: string) => `Chưa đăng nhập được bằng ${name}. Hãy thử lại hoặc dùng mật khẩu.`,
};

export type FactorTexts = typeof vi;

const en: FactorTexts = {
  factorTitle: 'Confirm the second step',
  factorLead: 'Open the authenticator app on your phone and enter the code it shows for Phú Quốc.',
  passkeyOnlyLead:
    'This account uses a passkey. Confirm with the device you registered, or enter a recovery code.',
  code: 'Confirmation code',
  codeHint: 'The six digits in the app, or one of the recovery codes that you wrote down.',
  continue: 'Continue',
  codeMissing: 'Enter the confirmation code',
  codeWrong:
    'The code is not right or has expired. Enter the one that the app shows now; check the clock of the phone if it still fails.',
  codeUsed: 'This code has been used. Wait for the next one in the app (about 30 seconds), then enter it.',
  codeLocked: (time, minutes) =>
    `There were many codes that were not right. Try again from ${time} (in about ${minutes} minutes).`,
  lostFactor:
    'Lost your phone and your recovery codes? Bring your ID card to a one-stop counter of the special zone.',
  demonstration: 'Demonstration: a code that works now for this invented person is',
  otherAccount: 'Sign in with another account',
  passkey: 'Sign in with a passkey',
  usePasskey: 'Use a passkey',
  passkeyOr: 'Or without a password:',
  passkeyOrCode: 'Or without a code:',
  passkeyFailed: 'No passkey that fits was received. Try again or sign in another way.',
  enrolTitle: 'Protect your account with a second step',
  enrolLead:
    'Your account works for an organisation, so each sign-in takes one more step: a code from your phone, or a passkey. You set this up once.',
  enrolPasskeyLead:
    'No app? Use a passkey: this device asks for your finger, your face or its PIN, and there is no code to type.',
  enrolPasskey: 'Make a passkey on this device',
  passkeyNotAdded: 'No passkey was made. Try again, or use the authenticator app.',
  enrolStep1:
    'Install an authenticator app on your phone (for example FreeOTP, Aegis, Google Authenticator).',
  enrolStep2: 'Scan this QR code with the app, or enter the key below.',
  enrolStep3: 'Enter the six digits that the app shows.',
  secret: 'Key to enter by hand',
  qrLabel: 'QR code with the key below',
  enrolCodeHint: 'The six digits in the authenticator app.',
  codesTitle: 'Write down your recovery codes',
  codesLead:
    'Each one replaces your phone once. They are shown only now: print them or write them down, and keep them safe.',
  codesKept: 'I wrote them down, continue',
  closedTitle: 'This account is closed',
  closedLead:
    'An officer closed this account on request at the desk. Bring your ID card to a one-stop counter to have it opened again.',
  forgotten: 'Forgot your password?',
  register: 'No account yet? Register',
  upstream: (name) => `Sign in with ${name}`,
  upstreamFailed: (name) => `Signing in with ${name} did not work. Try again or use your password.`,
};

export const factorTexts: Readonly<Record<Language, FactorTexts>> = { vi, en };
