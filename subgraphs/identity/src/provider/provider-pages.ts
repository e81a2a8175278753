import type { KoaContextWithOIDC } from 'oidc-provider';
import { Html, html } from '../pages/html.ts';
import { layout, messagePage } from '../pages/layout.ts';
import { pageLanguage } from '../pages/page-language.ts';
import { pageHeaders } from '../pages/page-response.ts';
import { pageTexts } from '../pages/page-texts.ts';
import type { OidcPayloadStore } from './oidc-payload.store.ts';
import { canSignOutAtOnce, signOutAtOnce } from './sign-out.ts';

/** The pages that the provider itself shows: signing out, and what goes wrong before there is a sign-in. */
export function providerPages({ portalUrl, payloads }: { portalUrl: string; payloads: OidcPayloadStore }) {
  const send = (context: KoaContextWithOIDC, body: string) => {
    context.set(pageHeaders(portalUrl));
    context.body = body;
  };
  const languageFor = (context: KoaContextWithOIDC) =>
    pageLanguage({
      uiLocales: context.oidc?.params?.ui_locales,
      acceptLanguage: context.get('accept-language'),
    });

  return {
    async confirmSignOut(context: KoaContextWithOIDC, form: string): Promise<undefined> {
      if (canSignOutAtOnce(context)) return void (await signOutAtOnce(context, payloads));
      const language = languageFor(context);
      const t = pageTexts[language];
      const content = html`<h1>${t.signOutQuestion}</h1>
<p class="lead">${t.signOutLead}</p>
${new Html(form)}
<p class="actions"><button class="button" type="submit" form="op.logoutForm" name="logout" value="yes">${t.signOut}</button>
<a class="button quiet" href="${portalUrl}/">${t.staySignedIn}</a></p>`;
      send(context, layout({ language, title: t.signOut, content, portalUrl }));
    },

    async signedOut(context: KoaContextWithOIDC): Promise<undefined> {
      const language = languageFor(context);
      const t = pageTexts[language];
      send(context, messagePage({ language, title: t.signedOut, lead: t.signedOutLead, portalUrl }));
    },

    /** What exactly was wrong is in the log and in the redirect to the client; a person can only start again. */
    async problem(context: KoaContextWithOIDC): Promise<undefined> {
      const language = languageFor(context);
      const t = pageTexts[language];
      const [title, lead] = context.status >= 500 ? [t.failed, t.failedLead] : [t.refused, t.refusedLead];
      send(context, messagePage({ language, title, lead, portalUrl, hasError: true }));
    },
  };
}
