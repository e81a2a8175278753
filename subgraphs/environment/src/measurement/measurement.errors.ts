import { defineErrors } from '@city/kit/errors/error-registry';

export const measurementErrors = defineErrors('environment', {
  TOO_MANY_MEASUREMENTS: {
    description: 'One call takes at most 10,000 measurements. Nothing of this one was stored: split it.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Mỗi lần gửi tối đa ${maximum} giá trị đo. Hãy chia nhỏ rồi gửi lại.`,
      en: `A call takes at most ${maximum} measurements. Split it and send the parts.`,
    }),
  },
  STATION_UNKNOWN: {
    description: 'No station of the organisations that the caller records for has this code.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ code }: { code: string }) => ({
      vi: `Đơn vị bạn không có trạm mang mã ${code}. Hãy kiểm tra mã trạm.`,
      en: `Your organisation has no station with the code ${code}. Check the code.`,
    }),
  },
  PARAMETER_UNKNOWN: {
    description: 'There is no such parameter. `parameters` lists those that there are.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ code }: { code: string }) => ({
      vi: `Không có thông số ${code}. Hãy dùng một mã trong danh mục thông số.`,
      en: `There is no parameter ${code}. Use a code of the list of parameters.`,
    }),
  },
  PARAMETER_NOT_MEASURED: {
    description: 'The station exists and does not measure this parameter.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ code, station }: { code: string; station: string }) => ({
      vi: `Trạm ${station} không đo thông số ${code}. Hãy kiểm tra lại trạm và thông số.`,
      en: `The station ${station} does not measure ${code}. Check the station and the parameter.`,
    }),
  },
  OBSERVED_IN_FUTURE: {
    description:
      'The time of the measurement is more than five minutes ahead. Check the clock of the device.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Thời điểm đo nằm trong tương lai. Hãy kiểm tra đồng hồ của thiết bị.',
      en: 'The measurement lies in the future. Check the clock of the device.',
    }),
  },
  OBSERVED_TOO_LONG_AGO: {
    description: 'The measurement is older than what is still taken in (a setting of the platform).',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ days }: { days: number }) => ({
      vi: `Giá trị đo đã quá ${days} ngày nên không nhận qua kênh này nữa.`,
      en: `The measurement is more than ${days} days old and is no longer taken here.`,
    }),
  },
  VALUE_NOT_FINITE: {
    description: 'The value is not a finite number.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Giá trị đo phải là một số hữu hạn.',
      en: 'The value must be a finite number.',
    }),
  },
});
