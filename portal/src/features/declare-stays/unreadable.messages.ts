/** Said beside a field whose text is no day or no clock. */
export const unreadable = {
  day: {
    vi: 'Chưa đọc được ngày này. Nhập như 24/12/2026.',
    en: 'This is not a day. Enter it like 24/12/2026.',
  },
  birth: {
    vi: 'Chưa đọc được ngày sinh. Nhập như 24/12/1990, hoặc chỉ năm sinh như 1990.',
    en: 'This is not a date of birth. Enter it like 24/12/1990, or only the year, like 1990.',
  },
  clock: {
    vi: 'Chưa đọc được giờ này. Nhập như 14:30.',
    en: 'This is not a time. Enter it like 14:30.',
  },
} as const;
