import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, Kind, parse, print } from 'graphql';

type Frequent = { file: string; name: string; variables?: Record<string, unknown> };

/** What the portal asks most often: on each page, on the pages most looked at, and on those that stay open. */
const frequent: Frequent[] = [
  { file: 'session/viewer', name: 'Viewer' },
  { file: 'procedures/procedures', name: 'ProcedureSearch', variables: { search: 'cư trú' } },
  { file: 'procedures/procedures', name: 'ProcedurePage', variables: { code: '1.004222' } },
  { file: 'procedures/procedures', name: 'ProcedureAgency', variables: { code: '1.004222' } },
  { file: 'air/station', name: 'AirNow' },
  { file: 'air/station', name: 'StationPage', variables: { code: 'AQ-01' } },
  { file: 'stays/my-establishments', name: 'MyEstablishments' },
  { file: 'in-house/in-house', name: 'InHouse', variables: { establishmentId: 'e1', today: '2026-11-20' } },
  {
    file: 'inspector-board/board',
    name: 'BoardArrivals',
    variables: { purpose: 'Kiểm tra lưu trú', from: '2026-11-20', first: 20 },
  },
  { file: 'devices/devices', name: 'DevicesNow' },
];

const shared = ['air/station', 'air/measurement', 'air/index-now'];

export const cityOperations = frequent.map(({ file, name, variables = {} }) => ({
  name,
  query: operationText(name, [...new Set([file, ...(shared.includes(file) ? shared : [])])]),
  variables,
}));

/** One operation of the portal, with the fragments that it uses. */
function operationText(name: string, files: string[]): string {
  const definitions = files.flatMap((file) => {
    const path = fileURLToPath(new URL(`../../../../portal/src/features/${file}.graphql`, import.meta.url));
    return parse(readFileSync(path, 'utf8')).definitions;
  });
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: definitions.filter(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ||
        (definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name),
    ),
  };
  return print(withUsedFragments(document));
}

function withUsedFragments(document: DocumentNode): DocumentNode {
  const text = print(document);
  const definitions = document.definitions.filter(
    (definition) =>
      definition.kind !== Kind.FRAGMENT_DEFINITION || text.includes(`...${definition.name.value}\n`),
  );
  if (definitions.length === document.definitions.length) return document;
  return withUsedFragments({ ...document, definitions });
}
