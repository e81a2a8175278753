import { defineMessages } from '#language/messages.ts';

export const contactMessages = defineMessages({
  vi: {
    title: 'Điện thoại và thư điện tử',
    lead: 'Mã xác nhận và thông báo được gửi đến đây. Khi bạn đổi, địa chỉ cũ cũng được báo.',
    phone: 'Số điện thoại di động',
    phoneHint: 'Số mới được dùng khi bạn nhập mã gửi đến số đó; đến lúc ấy số cũ vẫn giữ nguyên.',
    email: 'Thư điện tử (không bắt buộc)',
    emailHint: 'Để trống nếu không muốn nhận thư.',
    password: 'Mật khẩu của bạn',
    passwordHint:
      'Để chắc chắn là bạn. Nếu tài khoản không có mật khẩu, nhập mã trong ứng dụng xác thực; vừa đăng nhập thì để trống cũng được.',
    signInAgain: 'Đăng nhập lại, rồi trở về đây: điện thoại và thư bạn vừa nhập vẫn còn',
    save: 'Lưu',
    saved: 'Đã lưu',
    unchanged: 'Không có gì thay đổi',
    phoneSaved: 'Số điện thoại mới đã được dùng',
    phoneMissing: 'Nhập số điện thoại di động Việt Nam, ví dụ 0912 345 678',
    otherPhone: 'Số chưa đúng? Nhập lại số điện thoại',
  },
  en: {
    title: 'Phone and e-mail',
    lead: 'Codes and notices are sent here. When you change one, the address that is left is told.',
    phone: 'Mobile number',
    phoneHint: 'A new number counts once you enter the code sent to it. Until then the old one stays.',
    email: 'E-mail address (optional)',
    emailHint: 'Leave it empty to get no e-mail.',
    password: 'Your password',
    passwordHint:
      'To be sure that it is you. Without a password, enter a code of your authenticator app; leave it empty if you have just signed in.',
    signInAgain: 'Sign in again and come back here: the phone and e-mail you typed are kept',
    save: 'Save',
    saved: 'Saved',
    unchanged: 'Nothing was changed',
    phoneSaved: 'Your new phone number is in use',
    phoneMissing: 'Enter a Vietnamese mobile number, for example 0912 345 678',
    otherPhone: 'Wrong number? Enter it again',
  },
});
