/** Keeps cookies and follows redirects one by one, as a browser without scripts. */
export class Browser {
  readonly cookies = new Map<string, string>();
  userAgent = 'node';

  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { 'user-agent': this.userAgent, ...(cookie && { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(name.length + 1));
    }
    return response;
  }

  /** Follows redirects until a page comes, or an address outside of `within`. */
  async follow(
    url: string,
    within: string,
    init: RequestInit = {},
  ): Promise<{ url: string; response: Response }> {
    let next = url;
    let response = await this.request(next, init);
    for (let hop = 0; hop < 10; hop++) {
      const location = response.headers.get('location');
      if (!location) return { url: next, response };
      next = new URL(location, next).href;
      if (!next.startsWith(within)) return { url: next, response };
      response = await this.request(next);
    }
    throw new Error(`Too many redirects from ${url}`);
  }
}
