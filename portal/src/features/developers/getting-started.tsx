import type { ReactNode } from 'react';
import type { Locale } from '#language/locale.ts';
import { readPortalEnvironment } from '#server/environment.ts';
import { CodeBlock } from './code-block.tsx';
import { developersMessages } from './developers.messages.ts';

/** Where the graph is, how a program gets in, and the first question. */
export function GettingStarted({ locale }: { locale: Locale }) {
  const words = developersMessages[locale];
  const { PUBLIC_GRAPH_URL: graph, ISSUER_URL: issuer } = readPortalEnvironment();
  const token = [
    `curl -u "$CLIENT_ID:$CLIENT_SECRET" ${issuer}/token \\`,
    '  -d grant_type=client_credentials -d resource=urn:city:graph',
  ].join('\n');
  const ask = [
    `curl ${graph} \\`,
    `  -H 'content-type: application/json' -H "authorization: Bearer $TOKEN" \\`,
    `  -d '{"query":"{ me { client { name } scopes } }"}'`,
  ].join('\n');
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div className="space-y-6">
        <dl className="space-y-3">
          <Fact label={words.addressLabel}>
            <code className="break-words">{graph}</code>
          </Fact>
          <Fact label={words.liveLabel}>{words.liveText}</Fact>
          <Fact label={words.issuerLabel}>
            <code className="break-words">{issuer}</code>
          </Fact>
          <Fact label={words.explorerLabel}>
            <a href={graph} className="link font-medium">
              {words.explorerLink}
            </a>
            <br />
            <span className="text-sm text-soft">{words.explorerText}</span>
          </Fact>
        </dl>
        <div>
          <h3 className="text-lg">{words.clientTitle}</h3>
          <ol className="mt-2 max-w-prose list-decimal space-y-2 pl-5">
            {words.clientSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="mt-3 max-w-prose">{words.clientPackage}</p>
        </div>
      </div>
      <div className="min-w-0 space-y-6">
        <CodeBlock label={words.tokenCaption} text={token} />
        <CodeBlock label={words.askCaption} text={ask} />
      </div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
