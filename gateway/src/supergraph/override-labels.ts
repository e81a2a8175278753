import type { DocumentNode } from 'graphql';
import { fieldedTypes, isJoin, textArgument } from '../planning/join-directives.ts';

/** The labels of fields that are on their way to another subgraph, and which of them a request is to follow. */
export type OverrideChoice = { key: string; conditions: ReadonlyMap<string, boolean> };

const percentLabel = /^percent\((\d+(?:\.\d+)?)\)$/;

/**
 * `@override(label: "percent(20)")` sends a field's requests to its new subgraph by that share. One number is drawn for
 * a request and held against all shares, so that there are as many plans of an operation as there are shares and not
 * two to their power. Any other label is off: somebody else would have to say what it means.
 */
export class OverrideLabels {
  private readonly shares: ReadonlyMap<string, number>;
  private readonly choices = new Map<string, OverrideChoice>();

  constructor(supergraph: DocumentNode) {
    const labels = fieldedTypes(supergraph)
      .flatMap(({ fields = [] }) => fields.flatMap(({ directives = [] }) => directives))
      .flatMap((directive) => (isJoin(directive, 'field') && textArgument(directive, 'overrideLabel')) || []);
    this.shares = new Map(labels.map((label) => [label, Number(percentLabel.exec(label)?.[1] ?? 0)]));
  }

  /** For one request. */
  draw(): OverrideChoice {
    return this.shares.size === 0 ? none : this.choiceAt(Math.random() * 100);
  }

  /** For what lasts longer than a request: only what has moved altogether is asked at its new place. */
  get settled(): OverrideChoice {
    return this.shares.size === 0 ? none : this.choiceAt(100 - Number.EPSILON * 100);
  }

  private choiceAt(drawn: number): OverrideChoice {
    const conditions = new Map([...this.shares].map(([label, share]) => [label, drawn < share]));
    const key = [...conditions.values()].map(Number).join('');
    const known = this.choices.get(key);
    if (known) return known;
    const choice = { key, conditions };
    this.choices.set(key, choice);
    return choice;
  }
}

const none: OverrideChoice = { key: '', conditions: new Map() };
