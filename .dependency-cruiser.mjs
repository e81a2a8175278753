/** The walls of the house: who may import whom. `npm run check` enforces them. */
const subgraph = '^subgraphs/([^/]+)/';
const inside = (...folders) => `^(${folders.join('|')})/`;

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kit-stands-alone',
      severity: 'error',
      from: { path: inside('kit') },
      to: { path: inside('subgraphs', 'gateway', 'portal', 'stack', 'e2e', 'bench') },
    },
    {
      name: 'client-stands-alone',
      comment: 'It is for programs outside the city.',
      severity: 'error',
      from: { path: inside('client') },
      to: { path: inside('kit', 'subgraphs', 'gateway', 'portal', 'stack', 'e2e', 'bench') },
    },
    {
      name: 'subgraph-knows-no-other',
      severity: 'error',
      from: { path: subgraph },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'subgraph-uses-kit-only',
      severity: 'error',
      from: { path: subgraph },
      to: { path: inside('gateway', 'portal', 'stack', 'e2e', 'bench') },
    },
    {
      name: 'gateway-uses-kit-only',
      severity: 'error',
      from: { path: inside('gateway') },
      to: { path: inside('subgraphs', 'portal', 'stack', 'e2e', 'bench') },
    },
    {
      name: 'portal-knows-documents-only',
      severity: 'error',
      from: { path: inside('portal') },
      to: { path: inside('kit', 'subgraphs', 'gateway', 'stack', 'e2e', 'bench') },
    },
    {
      name: 'ui-has-no-graphql',
      severity: 'error',
      from: { path: '^portal/src/ui/' },
      to: { path: '(^portal/src/(features|generated)/|node_modules/(urql|@urql|graphql)/)' },
    },
    {
      name: 'type-graphql-in-its-places',
      comment: 'Only *.type.ts, *.resolver.ts and schema.ts speak type-graphql.',
      severity: 'error',
      from: {
        path: '^(subgraphs|kit)/',
        pathNot: '(\\.type|\\.resolver|\\.test|/schema|/testing/[^/]+)\\.ts$|^kit/src/(graphql|subgraph)/',
      },
      to: { path: 'node_modules/type-graphql/' },
    },
    {
      name: 'resolvers-do-not-touch-prisma',
      comment: 'resolver -> use case -> store -> Prisma',
      severity: 'error',
      from: { path: '^subgraphs/.*\\.(resolver|type|policy)\\.ts$' },
      to: { path: 'generated/prisma/(client|internal)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'policies-are-pure',
      severity: 'error',
      from: { path: '^subgraphs/.*\\.policy\\.ts$' },
      to: { path: '\\.(store|loader|resolver)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Of our own output only: packages keep what they export in a `dist` too, and must be seen to be forbidden.
    exclude: { path: '^(kit|client|gateway|portal|subgraphs/[^/]+)/(dist|\\.next)/|/generated/.*/internal/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
    },
  },
};
