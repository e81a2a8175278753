import type { ServerResponse } from 'node:http';

type Refusal = { status: number; code: string; vi: string; en: string };

export const refusals = {
  foreignPage: {
    status: 403,
    code: 'FORBIDDEN',
    vi: 'Yêu cầu không đến từ cổng này.',
    en: 'The request did not come from this portal.',
  },
  wrongMethod: { status: 405, code: 'BAD_USER_INPUT', vi: 'Hãy gửi bằng POST.', en: 'Send it with POST.' },
  tooLarge: { status: 413, code: 'BAD_USER_INPUT', vi: 'Yêu cầu quá lớn.', en: 'The request is too large.' },
  signInUnavailable: {
    status: 503,
    code: 'UPSTREAM_UNAVAILABLE',
    vi: 'Chưa gia hạn được phiên đăng nhập. Hãy thử lại sau ít phút.',
    en: 'Your sign-in could not be renewed. Try again in a few minutes.',
  },
  gatewayUnavailable: {
    status: 502,
    code: 'UPSTREAM_UNAVAILABLE',
    vi: 'Chưa kết nối được với hệ thống dữ liệu. Hãy thử lại sau ít phút.',
    en: 'The data service cannot be reached. Try again in a few minutes.',
  },
} satisfies Record<string, Refusal>;

/** Refuses in the form in which the graph itself would, so that callers have one kind of error to read. */
export function refuse(response: ServerResponse, refusal: Refusal, acceptLanguage: string | undefined): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = acceptLanguage?.toLowerCase().startsWith('en') ? refusal.en : refusal.vi;
  response.writeHead(refusal.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: refusal.code } }] }));
}
