import { defineMessages } from '#language/messages.ts';

/** The words of the index and of a station's state: all that the home page needs of this feature. */
export const nowMessages = defineMessages({
  vi: {
    index: { VN_AQI: 'VN_AQI', VN_WQI: 'VN_WQI' },
    within: 'Không vượt giới hạn',
    over: (name: string) => `${name} vượt giới hạn`,
    noValue: 'Chưa có số đo',
    status: { ONLINE: 'Đang hoạt động', DEGRADED: 'Chậm', OFFLINE: 'Mất kết nối', MAINTENANCE: 'Bảo trì' },
    dominant: (name: string) => `Chủ yếu do ${name}`,
    hour: (clock: string) => `Số liệu giờ ${clock}`,
    noIndex: (index: string) => `Chưa tính được ${index}`,
    silent: 'Trạm chưa có đủ số đo hợp lệ trong 3 giờ qua.',
    parts: 'Chỉ số từng thông số',
    advice: { EVERYONE: 'Mọi người', SENSITIVE: 'Người nhạy cảm' },
    whoIsSensitive: 'người già, trẻ em, người mắc bệnh hô hấp, tim mạch',
    adviceAt: (place: string) => `Lời khuyên theo nơi có chỉ số cao nhất: ${place}`,
    everywhere: (band: string, values: string) => `Không khí trên đảo ở mức ${band}, VN_AQI\u00a0${values}.`,
    between: (best: string, worst: string, values: string) =>
      `Không khí trên đảo từ ${best} đến ${worst}, VN_AQI\u00a0${values}.`,
    nowhere: 'Chưa trạm nào có đủ số liệu để tính VN_AQI.',
    details: 'Xem mọi số đo và bản đồ',
  },
  en: {
    index: { VN_AQI: 'VN_AQI', VN_WQI: 'VN_WQI' },
    within: 'Within limits',
    over: (name: string) => `${name} over the limit`,
    noValue: 'No reading yet',
    status: { ONLINE: 'Online', DEGRADED: 'Slow', OFFLINE: 'Offline', MAINTENANCE: 'In maintenance' },
    dominant: (name: string) => `Mainly ${name}`,
    hour: (clock: string) => `Hour of ${clock}`,
    noIndex: (index: string) => `No ${index} yet`,
    silent: 'The station has too few valid readings in the last 3 hours.',
    parts: 'Index of each parameter',
    advice: { EVERYONE: 'Everyone', SENSITIVE: 'Sensitive people' },
    whoIsSensitive: 'older people, children, people with lung or heart disease',
    adviceAt: (place: string) => `Advice for where the index is highest: ${place}`,
    everywhere: (band: string, values: string) => `The island’s air is ${band}, VN_AQI\u00a0${values}.`,
    between: (best: string, worst: string, values: string) =>
      `The island’s air ranges from ${best} to ${worst}, VN_AQI\u00a0${values}.`,
    nowhere: 'No station has enough data for VN_AQI yet.',
    details: 'See every reading and the map',
  },
});
