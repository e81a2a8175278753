import { assetPath } from './assets.ts';
import { csrfField } from './form-parts.ts';
import { type Html, html } from './html.ts';

/** Appears only where the browser can use passkeys; everything else on the page works without a script. */
export function passkeyForm(options: {
  /** Whether the device is asked for a key that it has, or makes one. */
  kind?: 'get' | 'create';
  lead: string;
  button: string;
  failed: string;
  action: string;
  optionsAddress: string;
  csrfToken: string;
}): Html {
  return html`<form method="post" action="${options.action}" class="other-way" data-passkey="${options.optionsAddress}" data-passkey-kind="${options.kind ?? 'get'}" hidden>
${csrfField(options.csrfToken)}
<input type="hidden" name="credential" value="">
<p class="hint">${options.lead}</p>
<p class="problem" role="alert" data-passkey-problem hidden>${options.failed}</p>
<button class="button quiet" type="button">${options.button}</button>
</form>
<script type="module" src="${assetPath('passkey.js')}"></script>`;
}
