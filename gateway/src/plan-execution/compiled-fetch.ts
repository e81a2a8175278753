import type { FetchNode } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { compileRewrites, type Rewrite, renamedKeys } from './data-rewrites.ts';
import { isPlainKey } from './entity.ts';
import { type FetchSelection, selectionOf } from './fetch-selection.ts';
import type { ResponsePath } from './flatten-path.ts';
import type { Lesson } from './lessons.ts';
import { Representations } from './representation.ts';
import { membersOf, RequestStart, type SubgraphRequest, withoutName } from './request-text.ts';
import type { TypeConditions } from './type-conditions.ts';

type Variables = Readonly<Record<string, unknown>>;

let made = 0;

/** A fetch of a plan with everything done that is the same each time it runs. */
export class CompiledFetch {
  /** Tells it from all others. */
  readonly id: number;
  readonly node: FetchNode;
  readonly service: string;
  readonly isMutation: boolean;
  /** Where in the answer its objects lie. */
  readonly path: ResponsePath;
  readonly pathKey: string;
  /** What is told of each object; undefined for a fetch that asks for fields of the root. */
  readonly representations: Representations | undefined;
  readonly rewriteOutput: Rewrite | undefined;
  readonly renamed: ReadonlyMap<string, string>;
  readonly selection: FetchSelection;
  /** Equal for two fetches that ask the same of the same subgraph, wherever in a plan they are. */
  readonly question: string;
  /** What it answers are single values: they can be given to several objects without a tie between these. */
  readonly isFlat: boolean;
  /** The keys of a flat answer; undefined where they are better read from the answer itself. */
  readonly flatKeys: readonly string[] | undefined;
  /** Objects that are one to the subgraph may hold the same answer, not a copy each. Set when the whole plan is known. */
  mayShare = true;
  /** The objects at its path are made by one fetch, and all there when it runs. */
  hasStablePath = false;
  /** Equal objects at its path may be made one. */
  mayUnite = false;
  /** What its answer says of entities that other fetches of the plan would ask for. Set when the whole plan is known. */
  lessons: readonly Lesson[] = [];
  private readonly requestStart: RequestStart;
  readonly variableNames: readonly string[];

  constructor(node: FetchNode, path: ResponsePath, types: TypeConditions) {
    made += 1;
    this.id = made;
    this.node = node;
    this.service = node.serviceName;
    this.isMutation = node.operationKind === OperationTypeNode.MUTATION;
    this.path = path;
    this.pathKey = path.join('\n');
    this.representations = node.requires && new Representations(node.requires, node.inputRewrites, types);
    this.rewriteOutput = compileRewrites(node.outputRewrites, types);
    this.renamed = renamedKeys(node.outputRewrites);
    this.selection = selectionOf(node.operation, this.renamed);
    this.question = `${node.serviceName}\n${withoutName(node.operation)}`;
    this.isFlat = this.selection.objectKeys.size === 0 && !node.outputRewrites?.length;
    const keys = [...this.selection.keys];
    this.flatKeys = this.isFlat && keys.every(isPlainKey) ? keys : undefined;
    this.variableNames = (node.variableUsages ?? []).filter((name) => name !== 'representations');
    this.requestStart = new RequestStart(node.operation, node.operationName);
  }

  request(variables: Variables, representations: readonly string[] | undefined): SubgraphRequest {
    const members = membersOf(this.variableNames, variables);
    if (!representations) return this.requestStart.with(members);
    const separator = members === '' ? '' : ',';
    return this.requestStart.with(`${members}${separator}"representations":[${representations.join()}]`);
  }
}
