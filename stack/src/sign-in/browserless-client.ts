import { StartError } from '../city/settings.ts';

/** Follows redirects and keeps cookies as a browser does, so that a program can walk through the sign-in pages. */
export class BrowserlessClient {
  readonly #cookies = new Map<string, string>();

  /** Fetches and follows redirects, until a page comes or a redirect leads to an address that starts with `until`. */
  async go(url: string, init: RequestInit = {}, until?: string): Promise<{ url: string; body: string }> {
    let next = url;
    let request = init;
    for (let hops = 0; hops < 20; hops += 1) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, {
        ...request,
        redirect: 'manual',
        headers: { ...request.headers, cookie },
      });
      this.#keepCookies(response);
      const location = response.headers.get('location');
      if (!location) return { url: next, body: await response.text() };
      await response.body?.cancel();
      next = new URL(location, next).href;
      if (until && next.startsWith(until)) return { url: next, body: '' };
      request = {};
    }
    throw new StartError(`Too many redirects from ${url}`);
  }

  /** As a browser whose session has ended: what remains is how the city knows it again. */
  endSession(): void {
    for (const name of this.#cookies.keys()) if (!name.endsWith('city_browser')) this.#cookies.delete(name);
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value.join('='));
    }
  }
}
