import { defineErrors } from '@city/kit/errors/error-registry';

export const gatewayErrors = defineErrors('gateway', {
  REQUEST_UNREADABLE: {
    description: 'The body is not UTF-8, is compressed or is nested more deeply than is read.',
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
  TOO_MANY_OPERATIONS: {
    description: 'A socket has as many operations running as it may have. End one, or open another socket.',
    since: '0.1.0',
    category: 'RATE_LIMITED',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mỗi kết nối chạy tối đa ${maximum} thao tác. Hãy kết thúc một thao tác rồi thử lại.`,
      en: `A connection runs at most ${maximum} operations. End one, then try again.`,
    }),
  },
});
