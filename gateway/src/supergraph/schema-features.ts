import {
  type CoreFeature,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  type Schema,
} from '@apollo/federation-internals';
import { type ConstDirectiveNode, type ConstValueNode, valueFromASTUntyped } from 'graphql';

export type Feature = Pick<CoreFeature, 'url' | 'purpose' | 'directiveNameInSchema'>;

const apollo = 'https://specs.apollo.dev/';

/** What the planner knows how to plan and nobody executes here: its fields would be answered wrongly. */
const notExecuted = new Map([
  [`${apollo}context`, '@context and @fromContext'],
  [`${apollo}connect`, '@connect and @source'],
]);

/** A rule that is not enforced is worse than a gateway that does not start, also where no purpose was declared. */
const alwaysNeeded = new Set(['authenticated', 'requiresScopes', 'policy'].map((name) => apollo + name));

/**
 * The features that a supergraph declares by `@link`, or `@core`. Throws for one without which it may not be served: the
 * specification wants a feature with a purpose (`for:`) to be refused by whoever does not know it.
 */
export function featuresOf(schema: Schema): readonly Feature[] {
  const features = schema.coreFeatures?.allFeatures() ?? [];
  for (const { url, purpose } of features) {
    const directives = notExecuted.get(url.identity);
    if (directives) throw new Error(`it uses ${directives} (${url}), which this gateway does not execute`);
    const isNeeded = purpose !== undefined || alwaysNeeded.has(url.identity);
    if (isNeeded && !ROUTER_SUPPORTED_SUPERGRAPH_FEATURES.has(url.toString())) {
      const reason = purpose === undefined ? '' : ` for ${purpose}`;
      throw new Error(`it needs ${url}${reason}, which this gateway does not know`);
    }
  }
  return features;
}

/** Under which name a directive of one of Apollo's features is used: imports and namespaces rename it. */
export function directiveName(features: readonly Feature[], feature: string, directive = feature): string {
  const declared = features.find(({ url }) => url.identity === apollo + feature);
  return declared?.directiveNameInSchema(directive) ?? directive;
}

export function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [
      name.value,
      valueFromASTUntyped(value as ConstValueNode),
    ]),
  );
}
