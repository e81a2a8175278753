import { defineErrors } from '@city/kit/errors/error-registry';

export const gatewayErrors = defineErrors('gateway', {
  REQUEST_UNREADABLE: {
    description:
      'The body is not UTF-8, is compressed, is nested more deeply than is read, or has a key twice in one object.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Không đọc được nội dung gửi lên. Hãy gửi JSON bằng UTF-8, không nén.',
      en: 'The request could not be read. Send JSON in UTF-8, not compressed.',
    }),
  },
  TEXT_INVALID: {
    description: 'A text holds U+0000 or half a character (a lone surrogate). Take it out.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Nội dung có ký tự không hợp lệ. Hãy xóa ký tự đó rồi gửi lại.',
      en: 'The text holds a character that is not valid. Take it out, then send it again.',
    }),
  },
  PREFLIGHT_REQUIRED: {
    description: 'A GET came without the header `graphql-require-preflight`. Send the header, or use POST.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Yêu cầu GET cần có tiêu đề graphql-require-preflight. Hãy thêm tiêu đề này hoặc dùng POST.',
      en: 'A GET needs the header graphql-require-preflight. Send it, or use POST.',
    }),
  },
  PERSISTED_QUERY_NOT_FOUND: {
    description:
      'No document is known by this hash. Load the page again, since it may be older than the gateway; a program sends the document itself.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Không nhận ra yêu cầu này. Hãy tải lại trang rồi thử lại.',
      en: 'This request is not known. Load the page again, then try once more.',
    }),
  },
  PERSISTED_QUERY_HASH_INVALID: {
    description: 'The hash is no SHA-256 in hexadecimal, or not that of the document sent with it.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Mã băm của câu truy vấn không đúng. Hãy gửi SHA-256 của chính câu truy vấn.',
      en: 'The hash of the query is not right. Send the SHA-256 of the query itself.',
    }),
  },
  DOCUMENT_NOT_ALLOWED: {
    description:
      'Only documents that are known in advance are answered here. A program registers as a service client and may then send its own.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Chỉ trả lời các câu truy vấn đã đăng ký. Hãy dùng cổng thông tin, hoặc đăng ký phần mềm để gửi truy vấn riêng.',
      en: 'Only queries that are known in advance are answered. Use the portal, or register your program to send its own.',
    }),
  },
  TOKENS_NOT_ACCEPTED: {
    description:
      'A token came to a gateway that knows no issuer (`ISSUER_URL` is not set). Send the request without a token.',
    since: '0.2.0',
    category: 'UNAUTHENTICATED',
    message: () => ({
      vi: 'Cổng này không nhận mã truy cập. Hãy gửi lại yêu cầu không kèm mã.',
      en: 'This gateway takes no access tokens. Send the request again without one.',
    }),
  },
  TOO_MANY_OPERATIONS: {
    description: 'A socket has as many operations running as it may have. End one, or open another socket.',
    since: '0.1.0',
    category: 'RATE_LIMITED',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mỗi kết nối chạy tối đa ${maximum} thao tác. Hãy kết thúc một thao tác rồi thử lại.`,
      en: `A connection runs at most ${maximum} operations. End one, then try again.`,
    }),
  },
  STREAM_NOT_IN_GRAPH: {
    description:
      'A new version of the graph does not have any more what a running subscription asks for. Ask for something else.',
    since: '0.2.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Hệ thống đã được cập nhật và không còn dữ liệu mà trang này theo dõi. Hãy tải lại trang.',
      en: 'The system was updated and no longer has what this page follows. Load the page again.',
    }),
  },
  GATEWAY_RESTARTING: {
    description:
      'The gateway stops or is replaced, and ends a stream of server-sent events. Come back with the cursor of the last event.',
    since: '0.2.0',
    category: 'UPSTREAM_UNAVAILABLE',
    message: () => ({
      vi: 'Hệ thống đang khởi động lại. Hãy kết nối lại từ vị trí cuối cùng đã nhận.',
      en: 'The system restarts. Connect again with the last cursor you saw.',
    }),
  },
  TOO_MANY_STREAMS: {
    description:
      'As many streams of server-sent events are open as one person, program or address may have. End one, then try again.',
    since: '0.2.0',
    category: 'RATE_LIMITED',
    message: () => ({
      vi: 'Có quá nhiều kết nối nhận dữ liệu cùng lúc. Hãy đóng bớt trang rồi thử lại.',
      en: 'Too many connections listen at once. Close a page, then try again.',
    }),
  },
});
