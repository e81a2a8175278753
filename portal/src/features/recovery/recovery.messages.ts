import { defineMessages } from '#language/messages.ts';

export const recoveryMessages = defineMessages({
  vi: {
    title: 'Đặt lại mật khẩu',
    lead: 'Cần hai bước: mã gửi đến điện thoại của bạn, và mã trong ứng dụng xác thực hoặc mã khôi phục đã ghi lại.',
    name: 'Số định danh, số điện thoại hoặc tên đăng nhập',
    nameMissing: 'Nhập số định danh, số điện thoại hoặc tên đăng nhập',
    haveDeskCode: 'Tôi có mã do cán bộ cấp tại quầy',
    noSecond:
      'Không có ứng dụng xác thực và mã khôi phục? Hãy mang thẻ căn cước đến bộ phận một cửa: cán bộ xem giấy tờ và cấp mã dùng một lần.',
    codeTitle: 'Nhập mã và mật khẩu mới',
    codeLead:
      'Nếu có tài khoản với tên này, mã đã được gửi đến số điện thoại của tài khoản và dùng được trong 10 phút.',
    deskLead:
      'Mã do cán bộ cấp dùng được một lần trong 24 giờ. Các cách xác nhận bước hai đã mất sẽ được gỡ bỏ.',
    code: 'Mã trong tin nhắn',
    deskCode: 'Mã do cán bộ cấp',
    second: 'Mã trong ứng dụng xác thực hoặc mã khôi phục',
    newPassword: 'Mật khẩu mới',
    newPasswordHint: 'Ít nhất 10 ký tự. Vài từ ghép lại thì dễ nhớ và khó đoán.',
    set: 'Đặt mật khẩu mới',
    missing: {
      name: 'Nhập số định danh, số điện thoại hoặc tên đăng nhập',
      code: 'Nhập mã',
      secondFactor: 'Nhập mã trong ứng dụng hoặc mã khôi phục',
      newPassword: 'Nhập mật khẩu mới',
    },
    done: 'Mật khẩu mới đã được đặt',
    doneLead: 'Mọi thiết bị đã được đăng xuất. Hãy đăng nhập bằng mật khẩu mới.',
    signIn: 'Đăng nhập',
  },
  en: {
    title: 'Set a new password',
    lead: 'This takes two steps: a code sent to your phone, and a code of your authenticator app or a recovery code that you wrote down.',
    name: 'National ID, phone number or user name',
    nameMissing: 'Enter your national ID, phone number or user name',
    haveDeskCode: 'I have a code from an officer',
    noSecond:
      'No app and no recovery codes? Bring your identity card to a one-stop counter: an officer looks at it and gives you a code that works once.',
    codeTitle: 'Enter the codes and a new password',
    codeLead: 'If there is an account of this name, a code was sent to its phone. It works for 10 minutes.',
    deskLead: "An officer's code works once, within 24 hours. Second factors that were lost are removed.",
    code: 'Code in the message',
    deskCode: "Officer's code",
    second: 'Code of the authenticator app, or a recovery code',
    newPassword: 'New password',
    newPasswordHint: 'At least 10 characters. A few words together are easy to remember and hard to guess.',
    set: 'Set the new password',
    missing: {
      name: 'Enter your national ID, phone number or user name',
      code: 'Enter the code',
      secondFactor: 'Enter a code of the app or a recovery code',
      newPassword: 'Enter a new password',
    },
    done: 'Your new password is set',
    doneLead: 'All devices were signed out. Sign in with the new password.',
    signIn: 'Sign in',
  },
});
