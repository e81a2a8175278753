/** What somebody comes to the desk for. The purpose of a look begins with it, and identity knows it in both languages. */
export const visitReasonWords = {
  vi: {
    verify: 'Xác minh danh tính',
    recover: 'Lấy lại quyền đăng nhập',
    freeze: 'Khóa tài khoản',
    unfreeze: 'Mở lại tài khoản đã khóa',
    release: 'Số định danh bị người khác đăng ký',
    other: 'Việc khác',
  },
  en: {
    verify: 'Have the identity verified',
    recover: 'Get back into the account',
    freeze: 'Close the account for now',
    unfreeze: 'Open a closed account again',
    release: 'Somebody else registered the number',
    other: 'Something else',
  },
};
