import { defineMessages } from '#language/messages.ts';

/** What a scope lets software do, in words. */
export const scopesMessages = defineMessages({
  vi: {
    'identity:national-id': 'Xem đủ số định danh cá nhân',
    'identity:lookup': 'Tra cứu người dân theo số định danh',
    'procedures:process': 'Xử lý hồ sơ thủ tục hành chính',
    'accommodation:declare': 'Khai báo khách lưu trú',
    'accommodation:inspect': 'Theo dõi, tra cứu lưu trú',
    'surveillance:view': 'Xem camera và thiết bị',
    'surveillance:record': 'Gửi dữ liệu từ camera và thiết bị',
    'violations:review': 'Xét duyệt vi phạm',
    'incidents:dispatch': 'Tiếp nhận và điều phối sự cố',
    'incidents:respond': 'Xử lý sự cố tại hiện trường',
    'operations:view': 'Xem trung tâm điều hành',
    'operations:control': 'Điều khiển trung tâm điều hành',
    'environment:record': 'Gửi số liệu quan trắc',
    'environment:manage': 'Quản lý trạm và cảnh báo môi trường',
  },
  en: {
    'identity:national-id': 'See all digits of citizen ID numbers',
    'identity:lookup': 'Look people up by citizen ID number',
    'procedures:process': 'Process applications',
    'accommodation:declare': 'Declare guests',
    'accommodation:inspect': 'Watch and search stays',
    'surveillance:view': 'See cameras and devices',
    'surveillance:record': 'Send data of cameras and devices',
    'violations:review': 'Review violations',
    'incidents:dispatch': 'Take in and dispatch incidents',
    'incidents:respond': 'Respond to incidents on site',
    'operations:view': 'See the operations centre',
    'operations:control': 'Control the operations centre',
    'environment:record': 'Send measurements',
    'environment:manage': 'Manage stations and environmental alerts',
  },
});

/** A scope without words of its own is shown by its name rather than left out. */
export function scopeWords(scope: string, locale: 'vi' | 'en'): string {
  const words: Readonly<Record<string, string>> = scopesMessages[locale];
  return words[scope] ?? scope;
}
