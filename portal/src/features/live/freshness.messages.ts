import { defineMessages } from '#language/messages.ts';

export const freshnessMessages = defineMessages({
  vi: {
    connecting: 'Đang kết nối',
    live: 'Trực tiếp',
    'catching-up': 'Đang bắt kịp',
    stale: (clock: string) => `Dữ liệu cũ từ ${clock}`,
    refused: 'Không còn quyền xem trực tiếp',
  },
  en: {
    connecting: 'Connecting',
    live: 'Live',
    'catching-up': 'Catching up',
    stale: (clock: string) => `Stale since ${clock}`,
    refused: 'No longer allowed to watch live',
  },
});
