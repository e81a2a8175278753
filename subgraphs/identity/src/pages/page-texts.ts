import type { Language } from '@city/kit/errors/localized';

const vi = {
  place: 'Phú Quốc',
  portal: 'Cổng dịch vụ và dữ liệu',
  fullName: 'Cổng dịch vụ và dữ liệu Đặc khu Phú Quốc',
  skip: 'Đến nội dung chính',
  errorPrefix: 'Lỗi: ',
  otherLanguage: 'English',
  backToPortal: 'Về trang chủ',
  signIn: 'Đăng nhập',
  signInLead: 'Một tài khoản cho mọi dịch vụ của đặc khu: nộp hồ sơ, khai báo lưu trú, theo dõi môi trường.',
  name: 'Số định danh, số điện thoại hoặc tên đăng nhập',
  nameHint:
    '12 số trên thẻ căn cước, số di động đã đăng ký, hoặc tên được cấp. Có dấu cách hay không đều được.',
  password: 'Mật khẩu',
  summary: 'Có lỗi cần sửa',
  nameMissing: 'Nhập số định danh, số điện thoại hoặc tên đăng nhập',
  passwordMissing: 'Nhập mật khẩu',
  notMatching: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra rồi nhập lại.',
  locked: (time: string, minutes: number) =>
    `Đã có nhiều lần đăng nhập chưa thành công. Hãy thử lại từ ${time} (còn khoảng ${minutes} phút).`,
  busy: 'Đang có rất nhiều người đăng nhập cùng lúc. Hãy đợi vài giây rồi thử lại.',
  signOut: 'Đăng xuất',
  signOutQuestion: 'Bạn có muốn đăng xuất?',
  signOutLead: 'Bạn sẽ rời khỏi mọi dịch vụ đang mở bằng tài khoản này trên thiết bị này.',
  staySignedIn: 'Không, tiếp tục làm việc',
  signedOut: 'Bạn đã đăng xuất',
  signedOutLead: 'Nếu đây là máy dùng chung, hãy đóng trình duyệt.',
  expired: 'Trang đăng nhập đã hết hạn',
  expiredLead:
    'Trang đã mở quá lâu, hoặc được mở trong một trình duyệt khác. Hãy bắt đầu đăng nhập lại từ cổng dịch vụ.',
  refused: 'Không thực hiện được yêu cầu này',
  refusedLead: 'Đường dẫn đăng nhập chưa đúng. Hãy quay về cổng dịch vụ rồi đăng nhập lại.',
  failed: 'Hệ thống đang gặp lỗi',
  failedLead: 'Chưa có gì bị thay đổi. Hãy thử lại sau ít phút.',
};

export type PageTexts = typeof vi;

const en: PageTexts = {
  place: 'Phú Quốc',
  portal: 'Services and data',
  fullName: 'Phú Quốc Special Zone services and data portal',
  skip: 'Skip to main content',
  errorPrefix: 'Error: ',
  otherLanguage: 'Tiếng Việt',
  backToPortal: 'Back to the home page',
  signIn: 'Sign in',
  signInLead:
    'One account for every service of the special zone: applications, stay declarations, the environment.',
  name: 'National ID, phone number or user name',
  nameHint:
    'The 12 digits on your ID card, your registered mobile number, or the name you were given. Spaces do not matter.',
  password: 'Password',
  summary: 'There is a problem',
  nameMissing: 'Enter your national ID, phone number or user name',
  passwordMissing: 'Enter your password',
  notMatching: 'The name or the password is not right. Check both and enter them again.',
  locked: (time, minutes) =>
    `There were many sign-ins that did not succeed. Try again from ${time} (in about ${minutes} minutes).`,
  busy: 'Very many people are signing in at the moment. Wait a few seconds, then try again.',
  signOut: 'Sign out',
  signOutQuestion: 'Do you want to sign out?',
  signOutLead: 'You will leave every service that is open with this account on this device.',
  staySignedIn: 'No, go on working',
  signedOut: 'You are signed out',
  signedOutLead: 'If others use this computer, close the browser.',
  expired: 'This sign-in page has expired',
  expiredLead: 'It was open for too long, or opened in another browser. Start again from the portal.',
  refused: 'This request can not be carried out',
  refusedLead: 'The address for signing in is not right. Go back to the portal and sign in again.',
  failed: 'Something failed on our side',
  failedLead: 'Nothing was changed. Try again in a few minutes.',
};

export const pageTexts: Readonly<Record<Language, PageTexts>> = { vi, en };
