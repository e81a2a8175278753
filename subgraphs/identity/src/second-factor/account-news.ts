import { randomUUID } from 'node:crypto';
import type { Queries } from '../database.ts';
import { notify } from '../notification/notify.ts';

/** What guards the account was changed: told to its owner, who may not be the one who did it. */
const news = {
  factorAdded: {
    title: { vi: 'Đã thêm cách xác nhận bước hai', en: 'A second factor was added' },
    body: {
      vi: 'Tài khoản của bạn có thêm một cách xác nhận bước hai. Nếu không phải bạn, hãy đổi mật khẩu ngay.',
      en: 'Your account has one more second factor. If that was not you, change your password at once.',
    },
  },
  factorRemoved: {
    title: { vi: 'Đã bỏ một cách xác nhận bước hai', en: 'A second factor was removed' },
    body: {
      vi: 'Một cách xác nhận bước hai không còn dùng được. Nếu không phải bạn, hãy đổi mật khẩu ngay.',
      en: 'A second factor can no longer be used. If that was not you, change your password at once.',
    },
  },
  codesRenewed: {
    title: { vi: 'Đã tạo mã khôi phục mới', en: 'New recovery codes were made' },
    body: {
      vi: 'Các mã khôi phục cũ không còn dùng được. Nếu không phải bạn, hãy đổi mật khẩu ngay.',
      en: 'The old recovery codes are no longer good. If that was not you, change your password at once.',
    },
  },
  emailChanged: {
    title: { vi: 'Địa chỉ thư điện tử đã được đổi', en: 'Your e-mail address was changed' },
    body: {
      vi: 'Thông báo từ nay gửi đến địa chỉ mới. Nếu không phải bạn, hãy đổi mật khẩu ngay.',
      en: 'Notices go to the new address from now on. If that was not you, change your password at once.',
    },
  },
  phoneChanged: {
    title: { vi: 'Số điện thoại đã được đổi', en: 'Your phone number was changed' },
    body: {
      vi: 'Mã xác nhận và tin nhắn từ nay gửi đến số mới. Nếu không phải bạn, hãy đến bộ phận một cửa ngay.',
      en: 'Codes and messages go to the new number from now on. If that was not you, go to a one-stop counter at once.',
    },
  },
  passwordChanged: {
    title: { vi: 'Mật khẩu đã được đổi', en: 'Your password was changed' },
    body: {
      vi: 'Mọi thiết bị khác đã được đăng xuất. Nếu không phải bạn, hãy đến bộ phận một cửa ngay.',
      en: 'All other devices were signed out. If that was not you, go to a one-stop counter at once.',
    },
  },
} as const;

/** In the transaction of the change; ring the feed afterwards. */
export async function tellOwner(tx: Queries, citizenId: string, what: keyof typeof news): Promise<void> {
  const { title, body } = news[what];
  await notify(tx, {
    citizenId,
    kind: 'ACCOUNT',
    title,
    body,
    link: '/account/security',
    source: 'identity',
    sourceReference: `${what} ${randomUUID()}`,
  });
}
