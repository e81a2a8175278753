import { defineErrors } from './error-registry.ts';
import type { Localized } from './localized.ts';

/** Answered by every service alike. What only one service answers is defined there. */
export const sharedErrors = defineErrors('every service', {
  UNAUTHENTICATED: {
    description: 'No access token, or one that is not valid here. Sign in and send the new token.',
    since: '0.1.0',
    category: 'UNAUTHENTICATED',
    message: () => ({
      vi: 'Vui lòng đăng nhập để tiếp tục.',
      en: 'Please sign in to continue.',
    }),
  },
  TOKEN_EXPIRED: {
    description: 'The access token was valid and is no longer. Refresh it, then repeat the request.',
    since: '0.1.0',
    category: 'UNAUTHENTICATED',
    message: () => ({
      vi: 'Phiên làm việc đã hết hạn. Vui lòng đăng nhập lại.',
      en: 'Your session has ended. Please sign in again.',
    }),
  },
  TOKEN_REVOKED: {
    description:
      'The access token was taken back before its time: a role changed, or the session ended. Refresh it and repeat the request; if it cannot be refreshed, sign in again.',
    since: '0.2.0',
    category: 'UNAUTHENTICATED',
    message: () => ({
      vi: 'Quyền hoặc phiên làm việc của bạn vừa thay đổi. Vui lòng thử lại hoặc đăng nhập lại.',
      en: 'Your rights or your session have just changed. Try again, or sign in again.',
    }),
  },
  SIGNATURE_REQUIRED: {
    description:
      'A subgraph was asked directly, or a signed request was changed or repeated. Ask the gateway.',
    since: '0.1.0',
    category: 'UNAUTHENTICATED',
    message: () => ({
      vi: 'Địa chỉ này chỉ trả lời cổng dữ liệu. Hãy gửi yêu cầu đến cổng dữ liệu.',
      en: 'This address answers the gateway only. Send the request to the gateway.',
    }),
  },
  REQUEST_TOO_LARGE: {
    description: 'The body of the request is larger than is read. Split it; files go by signed address.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximumKilobytes }: { maximumKilobytes: number }) => ({
      vi: `Nội dung gửi lên quá lớn (tối đa ${maximumKilobytes} kB). Hãy chia nhỏ rồi gửi lại.`,
      en: `The request is too large (at most ${maximumKilobytes} kB). Split it and send the parts.`,
    }),
  },
  ASSURANCE_TOO_LOW: {
    description:
      'The account is self-declared and this binds its holder. An officer verifies it at a one-stop counter, or the person signs in through a provider that did.',
    since: '0.2.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Việc này cần tài khoản đã xác minh. Hãy mang căn cước đến bộ phận một cửa để xác minh, hoặc nộp trực tiếp tại quầy.',
      en: 'This takes a verified account. Bring your identity card to a one-stop counter to have it verified, or submit at the counter.',
    }),
  },
  FORBIDDEN: {
    description:
      'The account is known and has no right to this field. Ask the administrator of the organisation.',
    since: '0.1.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Tài khoản này chưa có quyền thực hiện việc này. Hãy liên hệ quản trị viên của cơ quan bạn.',
      en: 'This account has no right to do this. Ask the administrator of your organisation.',
    }),
  },
  NOT_FOUND: {
    description:
      'There is nothing with this id, or nothing that this viewer may see: the two are not told apart.',
    since: '0.1.0',
    category: 'NOT_FOUND',
    message: ({ what }: { what?: Localized }) => ({
      vi: `Không tìm thấy ${what?.vi ?? 'nội dung này'}. Hãy kiểm tra lại mã rồi thử lại.`,
      en: `We could not find ${what?.en ?? 'this'}. Check the code and try again.`,
    }),
  },
  BAD_USER_INPUT: {
    description:
      'Something in the request needs a change: `extensions.fields` names each place and what to do.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ count }: { count: number }) => ({
      vi:
        count > 0
          ? `Có ${count} chỗ cần sửa. Hãy xem từng mục.`
          : 'Nội dung gửi lên chưa đúng. Hãy kiểm tra lại.',
      en:
        count > 0
          ? `${count} entries need a change. See each of them.`
          : 'Something in the request needs a change.',
    }),
  },
  INVALID_VALUE: {
    description: 'A value does not have the type that the schema asks for.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Giá trị này chưa đúng kiểu. Hãy nhập lại.',
      en: 'This value is not of the right type. Enter it again.',
    }),
  },
  REQUIRED: {
    description: 'A value that the schema asks for is missing.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({ vi: 'Mục này cần được điền.', en: 'This needs a value.' }),
  },
  INSTANT_INVALID: {
    description: 'A DateTime is an instant in ISO 8601 with its offset, such as 2026-11-22T08:30:00+07:00.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Nhập thời điểm kèm múi giờ, ví dụ 2026-11-22T08:30:00+07:00.',
      en: 'Enter an instant with its offset, such as 2026-11-22T08:30:00+07:00.',
    }),
  },
  DAY_INVALID: {
    description: 'A Date is a day of the calendar as YYYY-MM-DD.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Nhập một ngày có thật theo dạng năm-tháng-ngày, ví dụ 2026-11-22.',
      en: 'Enter a day of the calendar as year-month-day, such as 2026-11-22.',
    }),
  },
  CURSOR_INVALID: {
    description: 'The cursor is not one that this list or stream gave. Start without a cursor.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Vị trí đọc tiếp không hợp lệ. Hãy đọc lại từ đầu, không kèm vị trí.',
      en: 'This cursor is not one of ours. Read again from the start, without a cursor.',
    }),
  },
  CURSOR_EXPIRED: {
    description:
      'The cursor is older than the events that are kept (7 days). Read afresh, then listen again.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Vị trí đọc tiếp đã quá cũ. Hãy tải lại dữ liệu rồi tiếp tục theo dõi.',
      en: 'This cursor is older than what we keep. Read the data afresh, then listen again.',
    }),
  },
  PAGE_SIZE_INVALID: {
    description: '`first` is out of bounds.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mỗi trang có từ 1 đến ${maximum} mục. Hãy chọn lại số lượng.`,
      en: `A page has 1 to ${maximum} entries. Ask for a number between them.`,
    }),
  },
  SLOW_CONSUMER: {
    description:
      'The listener took events more slowly than they came. Subscribe again with the last cursor seen.',
    since: '0.1.0',
    category: 'RATE_LIMITED',
    message: () => ({
      vi: 'Kết nối nhận dữ liệu quá chậm. Hãy kết nối lại từ vị trí cuối cùng đã nhận.',
      en: 'Events came faster than they were taken. Connect again with the last cursor you saw.',
    }),
  },
  QUERY_INVALID: {
    description: 'The document is not valid against the schema: `extensions.detail` says where.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Câu truy vấn chưa đúng với lược đồ. Hãy kiểm tra tên trường và tham số.',
      en: 'The query does not fit the schema. Check the names of its fields and arguments.',
    }),
  },
  QUERY_TOO_COMPLEX: {
    description: 'The document is larger, deeper or repeats more than is answered at once. Split it.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ limit, maximum }: { limit: string; maximum: number }) => ({
      vi: `Câu truy vấn quá phức tạp (${limit}: tối đa ${maximum}). Hãy chia nhỏ rồi gửi lại.`,
      en: `The query is too complex (${limit}: at most ${maximum}). Split it and send the parts.`,
    }),
  },
  CONFLICT: {
    description: 'The request contradicts what is already kept, such as the same key with other content.',
    since: '0.1.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Nội dung này mâu thuẫn với dữ liệu đã có. Hãy tải lại rồi thử lại.',
      en: 'This contradicts what is already kept. Load it again, then retry.',
    }),
  },
  INVALID_TRANSITION: {
    description: 'The thing is in a state from which this step is not possible.',
    since: '0.1.0',
    category: 'INVALID_TRANSITION',
    message: () => ({
      vi: 'Bước này không thực hiện được ở trạng thái hiện tại. Hãy tải lại để xem trạng thái mới nhất.',
      en: 'This step is not possible in the present state. Load it again to see the latest one.',
    }),
  },
  RATE_LIMITED: {
    description: 'Too many requests in a short time. Repeat after `extensions.retryAfterSeconds`.',
    since: '0.1.0',
    category: 'RATE_LIMITED',
    message: ({ retryAfterSeconds }: { retryAfterSeconds: number }) => ({
      vi: `Có quá nhiều yêu cầu trong thời gian ngắn. Hãy thử lại sau ${retryAfterSeconds} giây.`,
      en: `There were many requests in a short time. Try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}.`,
    }),
  },
  UPSTREAM_UNAVAILABLE: {
    description:
      'A part of the platform, or a register it depends on, does not answer. The rest of the answer is there.',
    since: '0.1.0',
    category: 'UPSTREAM_UNAVAILABLE',
    message: ({ name }: { name: string }) => ({
      vi: `Dịch vụ ${name} tạm thời chưa trả lời. Hãy thử lại sau ít phút.`,
      en: `The service ${name} does not answer at the moment. Try again in a few minutes.`,
    }),
  },
  INTERNAL: {
    description: 'Something failed on our side. Quote `extensions.requestId` when you ask for help.',
    since: '0.1.0',
    category: 'INTERNAL',
    message: () => ({
      vi: 'Hệ thống gặp lỗi. Hãy thử lại; nếu vẫn lỗi, hãy báo cho chúng tôi mã yêu cầu.',
      en: 'Something failed on our side. Try again; if it stays, tell us the request id.',
    }),
  },
});
