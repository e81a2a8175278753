import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barePlanner } from './bare-planner.ts';
import { NastyComparison } from './nasty-comparison.ts';
import type { Question } from './nasty-graph.ts';

/** Questions that Apollo's planner, as it comes, plans so that the answer is wrong. */
const planningFaults: Record<string, string | Question> = {
  'a key that is not resolvable, for the way back into its own subgraph': '{ makers { id verdict } }',
  'an alias that is the name of a key': '{ topMedia { id: __typename ... on Book { critics { name } } } }',
  'an alias that is the name of a key, and the key': '{ product(id: "p1") { upc: name inStock key: upc } }',
  'an alias that is the name of a required field': '{ product(id: "p1") { price: name shipping } }',
  'an alias that is the name of the type':
    '{ offers { __typename: __typename ... on Gadget { id: name inStock } } }',
  'a field that two others require with different arguments':
    '{ product(id: "p1") { topComment digest allComments } }',
  'a field that a client asks with other arguments than another requires':
    '{ product(id: "p1") { comments(limit: 2) { text votes(since: 1) } topComment } }',
  'all at once': `{
    product(id: "p1") { weight shipping customs grams: weight(unit: G) comments { text } digest topComment mood }
  }`,
  'a fragment on a union on an interface object':
    '{ topMedia { ... on Subject { __typename ... on Book { isbn } } } }',
  'a field of an interface object that only some types require something for':
    '{ media(id: "f1") { related { ... on Film { blurb } stars } } }',
  'a name that means one field of one type and another of the next, to who knows them as one':
    '{ authors { praised { ... on Book { shortNote: blurb } ... on Film { shortNote } } } }',
  'a name that is neither, and means another field of each type':
    '{ topMedia { ... on Book { note: blurb } ... on Film { note: shortNote } } }',
  'mutations of which the first reads what the second changes': `mutation {
    restock(upc: "upc-1", count: 1) { urgency }
    again: restock(upc: "upc-1", count: 2) { urgency }
  }`,
  'mutations of which the first is left out, and asked for again behind another': {
    query: `mutation ($not: Boolean!, $yes: Boolean!) {
      write(line: "a") @skip(if: $not)
      ... @include(if: $yes) { writeToo(line: "b") }
      write(line: "a")
      last: write(line: "c")
      writeToo(line: "b")
    }`,
    variables: { not: true, yes: true },
  },
  'a field that is skipped for good inside one that is skipped at times': {
    query: `query ($not: Boolean!) {
      product(id: "p2") @skip(if: $not) { parts { name strict @skip(if: true) } }
    }`,
    variables: { not: false },
  },
  'what a field that is left out requires, beside one that is not': {
    query: `query ($yes: Boolean!) {
      product(id: "p1") { customs @include(if: $yes) discount shipping }
      latestReviews { product { ... @include(if: $yes) { customs } inStock discount } }
    }`,
    variables: { yes: false },
  },
  'an object of which everything is left out': {
    query: 'query ($yes: Boolean!) { product(id: "p1") @include(if: $yes) { name @skip(if: $yes) } }',
    variables: { yes: true },
  },
};

/** Questions that were answered wrongly although they were planned well. */
const executionFaults: Record<string, string | Question> = {
  'mutations of which the second is left out, and asked for again behind another': {
    query: `mutation ($not: Boolean!, $yes: Boolean!) {
      write(line: "a") @skip(if: $not)
      ... @include(if: $yes) { writeToo(line: "b") }
      last: write(line: "c")
      writeToo(line: "b")
      write(line: "a")
    }`,
    variables: { not: false, yes: false },
  },
  'a fragment inside what is required': '{ product(id: "p1") { mood } }',
  'an interface object does not undo which type its object is': '{ books { __typename critics { name } } }',
  'an interface object need not tell its type where nobody asks for it': '{ topMedia { stars: id } }',
  'an interface object need not tell its type where all that depends on it is left out': {
    query: 'query ($yes: Boolean!) { topMedia { ... on Book { pages @skip(if: $yes) } } }',
    variables: { yes: true },
  },
  'a null that may not be is an error beside other errors': '{ warehouses { code capacity } }',
  'a value that an enum does not have is an error beside other errors':
    '{ latestReviews { product { related { flaky color } } } }',
  'an object of a type that clients do not know is null, with an error':
    '{ allMedia { id related { stars } } }',
  'errors keep their place among entities that are null': '{ authors { praised { id title } } }',
  'errors keep their place in lists with nulls': '{ gappyProducts { reviews { text author { fame } } } }',
  'what one field requires and misses is no error of another':
    '{ allMedia { related { ... on Film { blurb } } } }',
  'what is required and fails beside a null is told once at most':
    '{ author(id: "a1") { books { related { shortNote ... on Book { isbn } ... on Film { longNote } } } } }',
  'an entity that nobody knows by a null key': '{ warehouses { city manager { name } } }',
  'an error in a list in a list': '{ shelves { flaky matrix mustParts { name } } }',
  'lists of values that two subgraphs fill': '{ prices { amount currency tax } }',
  'a root that two subgraphs share': '{ settings { currency locale warehouse { city } } }',
};

function asQuestion(question: string | Question): Question {
  return typeof question === 'string' ? { query: question } : question;
}

describe('the gateway answers as one server', () => {
  let mended: NastyComparison;
  let bare: NastyComparison;
  beforeAll(async () => {
    mended = await NastyComparison.start();
    bare = await NastyComparison.start({ planner: barePlanner });
  });
  afterAll(async () => {
    await mended.stop();
    await bare.stop();
  });

  describe.each(Object.entries(planningFaults))('%s', (_name, question) => {
    it('is answered alike', async () => {
      const { gateway, oracle } = await mended.both(asQuestion(question));
      expect(gateway).toBe(oracle);
    });

    it('is not, by the planner as it comes (the control)', async () => {
      expect(await bare.isDifferent(asQuestion(question))).toBe(true);
    });
  });

  it.each(Object.entries(executionFaults))('%s', async (_name, question) => {
    const { gateway, oracle } = await mended.both(asQuestion(question));
    expect(gateway).toBe(oracle);
  });
});
