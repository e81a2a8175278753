import { defineMessages } from '#language/messages.ts';

export const formsMessages = defineMessages({
  vi: {
    summary: 'Có lỗi cần sửa',
    notDone: 'Chưa thực hiện được',
    errorPrefix: 'Lỗi: ',
    continue: 'Tiếp tục',
    back: 'Quay lại',
    optional: '(không bắt buộc)',
    change: 'Thay đổi',
    notGiven: 'Không cung cấp',
    showPassword: 'Hiện',
    hidePassword: 'Ẩn',
    unreachable: 'Chưa gửi được. Những gì bạn đã nhập vẫn còn; hãy thử lại sau ít phút.',
    signedOut:
      'Lần đăng nhập trước đã hết khi bạn gửi nên chưa có gì được gửi. Những gì bạn đã nhập vẫn còn, trừ mật khẩu và mã: hãy xem lại rồi gửi.',
  },
  en: {
    summary: 'There is a problem',
    notDone: 'This was not done',
    errorPrefix: 'Error: ',
    continue: 'Continue',
    back: 'Back',
    optional: '(optional)',
    change: 'Change',
    notGiven: 'Not provided',
    showPassword: 'Show',
    hidePassword: 'Hide',
    unreachable: 'This could not be sent. What you typed is still here; try again in a few minutes.',
    signedOut:
      'Your sign-in had ended when you sent this, so nothing was sent. What you typed is still here, except passwords and codes: check it and send it again.',
  },
});
