import { defineErrors } from '@city/kit/errors/error-registry';

export const deviceErrors = defineErrors('surveillance', {
  TOO_MANY_REPORTS: {
    description: 'One call takes at most 1,000 device reports. Nothing of this one was stored: split it.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mỗi lần gửi tối đa ${maximum} báo cáo thiết bị. Hãy chia nhỏ rồi gửi lại.`,
      en: `A call takes at most ${maximum} device reports. Split it and send the parts.`,
    }),
  },
  DEVICE_UNKNOWN: {
    description:
      'No device of the organisations that the caller reports for has this code. Nothing was stored.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ code }: { code: string }) => ({
      vi: `Đơn vị bạn không có thiết bị mang mã ${code}. Hãy kiểm tra mã thiết bị.`,
      en: `Your organisation has no device with the code ${code}. Check the code.`,
    }),
  },
  REPORT_IN_FUTURE: {
    description: 'The report is more than a minute ahead. Check the clock of the device. Nothing was stored.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ code }: { code: string }) => ({
      vi: `Báo cáo của thiết bị ${code} nằm trong tương lai. Hãy kiểm tra đồng hồ của thiết bị.`,
      en: `The report of the device ${code} lies in the future. Check the clock of the device.`,
    }),
  },
  CLIENTS_NOT_COUNTED: {
    description: '`connectedClients` is for Wi-Fi access points only.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ code }: { code: string }) => ({
      vi: `Thiết bị ${code} không phải điểm Wi-Fi nên không có số người kết nối.`,
      en: `The device ${code} is not a Wi-Fi access point and has no connected clients.`,
    }),
  },
  CLIENTS_NEGATIVE: {
    description: '`connectedClients` is zero or more.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Số người kết nối phải từ 0 trở lên.',
      en: 'The number of connected clients must be zero or more.',
    }),
  },
  CAMERA_KEY_NEEDED: {
    description: 'A camera is asked for by exactly one of `id` and `code`.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Hãy cho biết camera bằng đúng một trong hai: id hoặc mã camera.',
      en: 'Name the camera by exactly one of its id and its code.',
    }),
  },
});
