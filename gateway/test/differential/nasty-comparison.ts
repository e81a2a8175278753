import { parse, print } from 'graphql';
import { comparable } from './answer-difference.ts';
import type { MakePlanner } from './bare-planner.ts';
import { type Asked, generateOperation, type Pick } from './generated-operation.ts';
import { type NastyGraph, nastySchemas, type Question, startNastyGraph } from './nasty-graph.ts';
import { NastyWorld } from './nasty-world.ts';
import { Oracle } from './oracle.ts';
import { smallestWrong, validDocument } from './valid-operation.ts';

const known = {
  id: ['p1', 'p2', 'p3', 'p4', 'b1', 'b2', 'f1', 's1', 'a1', 'a2', 'nobody'],
  product: ['p1', 'p2', 'p3'],
  number: [1, 2, 3, 4],
  upc: ['upc-1', 'upc-2', 'upc-9'],
};

export type PlantedFaults = {
  distort?: (world: NastyWorld) => void;
  planner?: MakePlanner;
};

/** Asks the gateway and the one server the same, each with a world of its own, and says in what they differ. */
export class NastyComparison {
  readonly graph: NastyGraph;
  private readonly oracle: Oracle;
  private readonly renew: () => void;

  private constructor(graph: NastyGraph, oracle: Oracle, renew: () => void) {
    this.graph = graph;
    this.oracle = oracle;
    this.renew = renew;
  }

  /** The faults that a test plants: in what the subgraphs answer, or in how the gateway plans. */
  static async start(planted: PlantedFaults = {}): Promise<NastyComparison> {
    const { distort = () => undefined, planner } = planted;
    const sdls = nastySchemas();
    let world = new NastyWorld();
    const graph = await startNastyGraph(sdls, () => world, planner);
    const renew = () => {
      world = new NastyWorld();
      distort(world);
    };
    return new NastyComparison(graph, new Oracle(graph.supergraph.schema, sdls.values()), renew);
  }

  generate(pick: Pick, asked: Asked): Question {
    const { schema } = this.graph.supergraph;
    const { source, variables } = generateOperation(schema, known, asked, pick);
    return { query: print(validDocument(schema, source)), variables };
  }

  async both(question: Question): Promise<{ gateway: string; oracle: string }> {
    const oracle = comparable(await this.oracle.ask(question, new NastyWorld()));
    for (const ask of [this.graph.askText, this.graph.ask]) {
      this.renew();
      const gateway = await ask(question).then(comparable, (error: unknown) => `refused: ${error}`);
      if (gateway !== oracle) return { gateway, oracle };
    }
    return { gateway: oracle, oracle };
  }

  async isDifferent(question: Question): Promise<boolean> {
    const { gateway, oracle } = await this.both(question);
    return gateway !== oracle;
  }

  /** The smallest question with the same difference, to be kept as a case of its own. */
  async smallest({ query, variables = {} }: Question): Promise<Question> {
    const smallest = await smallestWrong(this.graph.supergraph.schema, parse(query), (candidate) =>
      this.isDifferent({ query: candidate, variables }),
    );
    return { query: smallest, variables };
  }

  /** An error that says what to ask, and what the two say. */
  async explain(question: Question): Promise<string> {
    const smallest = await this.smallest(question);
    const { gateway, oracle } = await this.both(smallest);
    const { query, variables } = smallest;
    return `${query}\n${JSON.stringify(variables)}\nthe gateway: ${gateway}\none server: ${oracle}`;
  }

  stop(): Promise<void> {
    return this.graph.stop();
  }
}
