import { defineErrors } from '@city/kit/errors/error-registry';

export const stationErrors = defineErrors('environment', {
  STATION_KEY_NEEDED: {
    description: 'A station is asked for by exactly one of `id` and `code`.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: () => ({
      vi: 'Hãy cho biết trạm bằng đúng một trong hai: id hoặc mã trạm.',
      en: 'Name the station by exactly one of its id and its code.',
    }),
  },
});
