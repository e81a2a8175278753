import { StartError } from '../city/settings.ts';

/** The form on a page: where it goes and its hidden fields. */
export function formOf(page: { url: string; body: string }): { action: string; fields: URLSearchParams } {
  const form = /<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/i.exec(page.body)?.[0];
  if (!form) throw new StartError(`No sign-in form at ${page.url}`);
  const action = /<form[^>]*action="([^"]*)"/i.exec(form)?.[1] ?? page.url;
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/gi)) {
    fields.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  return { action: new URL(action.replaceAll('&amp;', '&'), page.url).href, fields };
}
