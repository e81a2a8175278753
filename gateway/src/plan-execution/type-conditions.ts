import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Which type conditions an object of a type meets, each answered once. */
export class TypeConditions {
  private readonly schema: GraphQLSchema;
  private readonly known = new Map<string, Map<string, boolean>>();

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  readonly isObjectType = (name: unknown): boolean =>
    typeof name === 'string' && isObjectType(this.schema.getType(name));

  applies(condition: string, typename: unknown): boolean {
    if (typeof typename !== 'string') return false;
    if (condition === typename) return true;
    let ofType = this.known.get(typename);
    if (!ofType) {
      // Names come from subgraphs: only those of the schema are remembered.
      if (!this.schema.getType(typename)) return false;
      ofType = new Map();
      this.known.set(typename, ofType);
    }
    let isMet = ofType.get(condition);
    if (isMet === undefined) {
      isMet = this.find(condition, typename);
      ofType.set(condition, isMet);
    }
    return isMet;
  }

  private find(condition: string, typename: string): boolean {
    const conditionType = this.schema.getType(condition);
    const type = this.schema.getType(typename);
    if (!isAbstractType(conditionType)) return false;
    return (isObjectType(type) || isInterfaceType(type)) && this.schema.isSubType(conditionType, type);
  }
}
