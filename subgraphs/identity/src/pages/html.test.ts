import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what a person typed can not become markup', () => {
  const typed = `"><script>alert(1)</script>'&`;
  expect(html`<input value="${typed}">`.text).toBe(
    '<input value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;">',
  );
});

test('templates nest, and what is absent leaves nothing', () => {
  expect(html`<p>${html`<b>${1}</b>`}${null}${false}${[html`<i>`, html`</i>`]}</p>`.text).toBe(
    '<p><b>1</b><i></i></p>',
  );
});
