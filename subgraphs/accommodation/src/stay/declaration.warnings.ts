import { defineErrors } from '@city/kit/errors/error-registry';

const warning = { since: '0.1.0', category: 'BAD_USER_INPUT' } as const;

/** What a person should look at again; the stay is declared all the same. */
export const declarationWarnings = defineErrors('accommodation', {
  ROOM_MISSING: {
    ...warning,
    description: 'Warning: no room is given.',
    message: () => ({ vi: 'Chưa có số phòng.', en: 'No room is given.' }),
  },
  PHONE_MISSING: {
    ...warning,
    description: 'Warning: no phone number is given.',
    message: () => ({ vi: 'Chưa có số điện thoại của khách.', en: 'No phone number is given.' }),
  },
  NAME_ONE_WORD: {
    ...warning,
    description: 'Warning: the name is a single word.',
    message: () => ({
      vi: 'Họ tên chỉ có một từ. Hãy kiểm tra lại trên giấy tờ.',
      en: 'The name is a single word. Compare it with the document.',
    }),
  },
  NAME_UNCONFIRMED: {
    ...warning,
    description: 'Warning: the name comes from the machine readable lines, which have no check digit for it.',
    message: () => ({
      vi: 'Họ tên lấy từ dòng mã, không có số kiểm tra. Hãy so với giấy tờ.',
      en: 'The name comes from the machine readable lines, which do not secure it. Compare it.',
    }),
  },
  MRZ_DIFFERS: {
    ...warning,
    description: 'Warning: what was typed differs from the machine readable lines; what was typed is kept.',
    message: () => ({
      vi: 'Nội dung nhập khác với dòng mã của giấy tờ. Hãy kiểm tra lại.',
      en: 'What was typed differs from the machine readable lines. Compare them.',
    }),
  },
  MRZ_OVERRIDDEN: {
    ...warning,
    description: 'Warning: wrong check digits were accepted for the reason given.',
    message: () => ({
      vi: 'Đã chấp nhận số kiểm tra không khớp theo lý do đã ghi.',
      en: 'Check digits that do not match were accepted for the reason given.',
    }),
  },
  DOCUMENT_KIND_GUESSED: {
    ...warning,
    description: 'Warning: the kind of document follows from the form of its machine readable lines.',
    message: () => ({
      vi: 'Loại giấy tờ được suy ra từ dòng mã. Hãy kiểm tra lại.',
      en: 'The kind of document was guessed from its lines. Check it.',
    }),
  },
  DOCUMENT_EXPIRED: {
    ...warning,
    description: 'Warning: the document has expired.',
    message: () => ({ vi: 'Giấy tờ đã hết hạn.', en: 'The document has expired.' }),
  },
  PERMIT_MISSING: {
    ...warning,
    description: 'Warning: until when the foreign guest is permitted to stay is not given.',
    message: () => ({
      vi: 'Chưa có thời hạn tạm trú của khách nước ngoài.',
      en: 'Until when the foreign guest is permitted to stay is not given.',
    }),
  },
  VISA_EXPIRED: {
    ...warning,
    description: 'Warning: the visa expires before the expected departure.',
    message: () => ({
      vi: 'Thị thực hết hạn trước ngày đi dự kiến.',
      en: 'The visa expires before the expected departure.',
    }),
  },
  DECLARED_LATE: {
    ...warning,
    description: 'Warning: the legal deadline of the declaration had passed.',
    message: () => ({
      vi: 'Khai báo sau thời hạn luật định.',
      en: 'The legal deadline of this declaration had passed.',
    }),
  },
  ARRIVED_OVER_A_DAY_AGO: {
    ...warning,
    description: 'Warning: the guest arrived more than 24 hours ago. Check the day.',
    message: () => ({
      vi: 'Khách đã đến hơn 24 giờ trước. Hãy kiểm tra lại ngày đến.',
      en: 'The guest arrived more than 24 hours ago. Check the day.',
    }),
  },
  STAY_OF_A_MONTH: {
    ...warning,
    description: 'Warning: stays of 30 days and more are temporary residence, which is registered otherwise.',
    message: () => ({
      vi: 'Lưu trú từ 30 ngày trở lên phải đăng ký tạm trú.',
      en: 'A stay of 30 days and more is temporary residence and needs a registration.',
    }),
  },
});
