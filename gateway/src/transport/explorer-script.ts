/**
 * How the explorer talks to the graph: queries by POST, subscriptions over a socket whose connection_init carries what
 * was written under "Headers". Runs in the browser. Headers are not kept in its storage: they hold tokens.
 */
export const explorerScript = `
const socketAddress = new URL(location.pathname, location.href);
socketAddress.protocol = socketAddress.protocol.replace('http', 'ws');

function isSubscription(parameters, ast) {
  const operations = ((ast && ast.definitions) || []).filter((node) => node.kind === 'OperationDefinition');
  const chosen = operations.find((node) => node.name && node.name.value === parameters.operationName) || operations[0];
  return chosen !== undefined && chosen.operation === 'subscription';
}

async function fetcher(parameters, options) {
  const headers = (options && options.headers) || {};
  if (isSubscription(parameters, options && options.documentAST)) {
    const client = graphqlWs.createClient({ url: socketAddress.href, connectionParams: headers });
    return client.iterate(parameters);
  }
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(parameters),
  });
  return response.json();
}

YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  fetcher,
  title: 'Explorer',
  defaultQuery: '# Viết câu hỏi ở đây; chữ gợi ý hiện khi gõ.  Write a query here; suggestions come as you type.\\n# Dữ liệu cần đăng nhập / data that needs a sign-in: Headers, {"authorization": "Bearer …"}\\n\\n{\\n  __typename\\n}\\n',
  shouldPersistHeaders: false,
  inputValueDeprecation: false,
  schemaDescription: false,
});
`;
