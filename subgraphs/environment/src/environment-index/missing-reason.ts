import { neededGroups, neededInGroupFour } from './vn-wqi.ts';

type Measured = { groups: number; inGroupFour: number; lacksTemperature: boolean };

/** Why a station has no index now, in words that the public page shows. */
export const missingReasons = {
  NO_PM: {
    vi: 'Chưa có số liệu bụi PM10 hoặc PM2,5. VN_AQI cần ít nhất một trong hai thông số này.',
    en: 'There is no measurement of PM10 or PM2.5. VN_AQI needs at least one of the two.',
  },
  TOO_FEW_HOURS: {
    vi: 'Số liệu bụi chưa đủ: VN_AQI cần ít nhất 2 trong 3 giờ gần nhất.',
    en: 'Particles were measured too little: VN_AQI needs at least 2 of the last 3 hours.',
  },
  TOO_FEW_GROUPS: ({ groups, inGroupFour, lacksTemperature }: Measured) => ({
    vi:
      `Trạm đo ${groups} trong 5 nhóm thông số, nhóm IV có ${inGroupFour} thông số. VN_WQI cần ít nhất ` +
      `${neededGroups} nhóm và ${neededInGroupFour} thông số ở nhóm IV.` +
      (lacksTemperature ? ' Chỉ số DO cần thêm nhiệt độ nước.' : ''),
    en:
      `The station measures ${groups} of 5 groups, with ${inGroupFour} parameters in group IV. VN_WQI needs at ` +
      `least ${neededGroups} groups and ${neededInGroupFour} parameters in group IV.` +
      (lacksTemperature ? ' The index of DO also needs the temperature of the water.' : ''),
  }),
};
