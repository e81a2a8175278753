import { defineMessages } from '#language/messages.ts';

export const administrationMessages = defineMessages({
  vi: {
    title: 'Quản trị',
    lead: 'Đơn vị của bạn và các đơn vị trực thuộc: ai giữ vai trò gì, phần mềm nào được kết nối.',
    back: 'Quản trị',
    own: 'Đơn vị của bạn',
    tree: 'Các đơn vị trong phạm vi quản trị',
    below: (count: number) => (count === 0 ? 'Không có đơn vị trực thuộc' : `${count} đơn vị trực thuộc`),
    kinds: {
      DISTRICT_DEPARTMENT: 'Cơ quan của đặc khu',
      COMMUNE: 'Xã, phường',
      PROVINCE_DEPARTMENT: 'Cơ quan cấp tỉnh',
      POLICE: 'Công an',
      ENVIRONMENT_OFFICE: 'Cơ quan môi trường',
      OPERATIONS_CENTRE: 'Trung tâm điều hành',
      LODGING_BUSINESS: 'Cơ sở lưu trú',
      BUSINESS: 'Doanh nghiệp',
    },
    outside: 'Đơn vị này không thuộc phạm vi quản trị của bạn',
    outsideText:
      'Bạn quản trị đơn vị của mình và các đơn vị trực thuộc. Hãy nhờ quản trị viên của đơn vị đó.',
    missing: 'Không tìm thấy đơn vị này',
    missingText: 'Đơn vị có thể đã được đổi tên, sáp nhập hoặc đường dẫn bị sai.',
    toTree: 'Về danh sách đơn vị',
    unreachable: 'Chưa kết nối được với hệ thống dữ liệu. Hãy thử lại sau ít phút.',
    cancel: 'Thôi',
    sending: 'Đang gửi…',
    errors: 'Có lỗi cần sửa',
    errorTitle: 'Lỗi: ',
  },
  en: {
    title: 'Administration',
    lead: 'Your organisation and those below it: who holds which role, which software is connected.',
    back: 'Administration',
    own: 'Your organisation',
    tree: 'The organisations that you administer',
    below: (count: number) =>
      count === 0
        ? 'No organisation below'
        : `${count} ${count === 1 ? 'organisation' : 'organisations'} below`,
    kinds: {
      DISTRICT_DEPARTMENT: 'Office of the special zone',
      COMMUNE: 'Commune or ward',
      PROVINCE_DEPARTMENT: 'Office of the province',
      POLICE: 'Police',
      ENVIRONMENT_OFFICE: 'Environment office',
      OPERATIONS_CENTRE: 'Operations centre',
      LODGING_BUSINESS: 'Lodging business',
      BUSINESS: 'Business',
    },
    outside: 'You do not administer this organisation',
    outsideText: 'You administer your own organisation and those below it. Ask an administrator of that one.',
    missing: 'There is no such organisation',
    missingText: 'It may have been renamed or merged, or the address is wrong.',
    toTree: 'To the organisations',
    unreachable: 'The data service cannot be reached. Try again in a few minutes.',
    cancel: 'Cancel',
    sending: 'Sending…',
    errors: 'There is a problem',
    errorTitle: 'Error: ',
  },
});
