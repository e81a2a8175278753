// Asks the browser for a passkey, or to make one, and posts its answer as a form. Without support the form stays hidden.
const form = document.querySelector('form[data-passkey]');
const problem = form?.querySelector('[data-passkey-problem]');

async function usePasskey() {
  problem.hidden = true;
  try {
    const body = new URLSearchParams({ csrf: form.elements.csrf.value });
    const answer = await fetch(form.dataset.passkey, { method: 'POST', body });
    if (!answer.ok) throw new Error(`options: ${answer.status}`);
    const options = await answer.json();
    const credential =
      form.dataset.passkeyKind === 'create'
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          });
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    // Cancelled, timed out or no fitting key: the browser has said which, the page says what to do.
    problem.hidden = false;
  }
}

if (form && typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function') {
  form.hidden = false;
  form.querySelector('button').addEventListener('click', usePasskey);
}
