import { defineMessages } from '#language/messages.ts';

export const accountMessages = defineMessages({
  vi: {
    title: 'Trang của tôi',
    signedInAs: 'Bạn đang đăng nhập bằng tài khoản',
    nameMissing: 'Chưa lấy được tên của bạn lúc này',
    hats: 'Vai trò của bạn',
    hatsText: 'Bạn làm việc cho các đơn vị dưới đây. Đổi vai trò để thấy đúng trang của đơn vị đó.',
    noHats: 'Bạn dùng cổng với tư cách công dân',
    noHatsText: 'Mọi dịch vụ công đều dùng được. Khi một đơn vị giao việc cho bạn, vai trò sẽ hiện ở đây.',
    worn: 'Đang dùng',
    wear: 'Dùng vai trò này',
    work: 'Trang làm việc của vai trò này',
    safety: 'An toàn',
    safetyText: 'Phiên đăng nhập tự hết sau 12 giờ. Trên máy dùng chung, hãy đăng xuất khi xong việc.',
    signOut: 'Đăng xuất',
    failedTitle: 'Chưa đăng nhập được',
    failed: {
      unavailable: 'Dịch vụ đăng nhập đang bận hoặc đang khởi động lại. Hãy thử lại sau ít phút.',
      expired: 'Lần đăng nhập này đã quá lâu hoặc được mở ở cửa sổ khác. Hãy bắt đầu lại.',
      refused: 'Dịch vụ đăng nhập không xác nhận được lần đăng nhập này. Hãy thử lại.',
    },
    again: 'Đăng nhập lại',
  },
  en: {
    title: 'My page',
    signedInAs: 'You are signed in as',
    nameMissing: 'Your name cannot be fetched right now',
    hats: 'Your roles',
    hatsText: 'You work for the organisations below. Change your role to see the pages of that organisation.',
    noHats: 'You use the portal as a citizen',
    noHatsText:
      'Every public service is open to you. When an organisation gives you work, your role appears here.',
    worn: 'In use',
    wear: 'Use this role',
    work: 'Pages of this role',
    safety: 'Safety',
    safetyText: 'You are signed out after 12 hours. On a shared computer, sign out when you are done.',
    signOut: 'Sign out',
    failedTitle: 'You are not signed in yet',
    failed: {
      unavailable: 'The sign-in service is busy or starting again. Try again in a few minutes.',
      expired: 'This sign-in took too long or was opened in another window. Start again.',
      refused: 'The sign-in service did not confirm this sign-in. Try again.',
    },
    again: 'Sign in again',
  },
});
