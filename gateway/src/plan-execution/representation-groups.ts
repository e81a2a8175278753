import type { Entity } from './entity.ts';
import type { Representations, Teller } from './representation.ts';

/** Entities by what their subgraph is told of them: those of one group are one to it. */
export class RepresentationGroups {
  readonly texts: string[] = [];
  readonly entities: Entity[][] = [];
  private readonly representations: Representations;
  /** The groups of the type that came last: nearly always there is only one. */
  private teller: Teller | undefined;
  private places = new Map<unknown, number>();
  private readonly known = new Map<Teller, Map<unknown, number>>();

  constructor(representations: Representations) {
    this.representations = representations;
  }

  /** The group that the entity is in now; undefined if what is required of it is not there. */
  add(entity: Entity): readonly Entity[] | undefined {
    const teller = this.representations.tellerOf(entity);
    // The value of the only key tells as much as the text, and is there already.
    const key = teller.key === undefined ? teller.write(entity) : entity[teller.key];
    if (key === undefined) return undefined;
    if (teller !== this.teller) this.turnTo(teller);
    const place = this.places.get(key);
    if (place !== undefined) {
      this.entities[place]?.push(entity);
      return this.entities[place];
    }
    const text = teller.key === undefined ? String(key) : teller.write(entity);
    if (text === undefined) return undefined;
    this.places.set(key, this.texts.length);
    this.texts.push(text);
    const group = [entity];
    this.entities.push(group);
    return group;
  }

  private turnTo(teller: Teller): void {
    if (this.teller) this.known.set(this.teller, this.places);
    this.places = this.known.get(teller) ?? (this.teller ? new Map() : this.places);
    this.teller = teller;
  }
}
