/** Two subgraphs that know nothing of any city: people, and the notes that they write. */
const head = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize"]
)`;

export const peopleSdl = `${head}
type Person @key(fields: "id") {
  id: ID!
  name: String!
  email: String @requiresScopes(scopes: [["people:email"]])
  rank: String @policy(policies: [["staff"], ["night", "doors"]])
  mood: Mood
  badge: Badge
  safe: Safe
  salary: Int! @requiresScopes(scopes: [["people:salary", "people:email"], ["people:all"]])
}
enum Mood @authenticated { GOOD BAD }
scalar Badge @policy(policies: [["staff"]])
type Safe @policy(policies: [["staff"]]) { id: ID! content: String }
type Query {
  safe: Safe
  person(id: ID!): Person
  me: Person
  "Answers slowly."
  slow: String
  whoAmI: String
}`;

export const notesSdl = `${head}
directive @cacheControl(maxAge: Int) on FIELD_DEFINITION
type Note @key(fields: "id") {
  id: ID!
  text: String!
  author: Person!
  secret: String! @authenticated
  replies(first: Int = 20): NoteConnection!
  related: [Note!]!
  parent: Note
}
type NoteConnection { nodes: [Note!]! totalCount: Int! }
type Person @key(fields: "id") { id: ID! notes: [Note!]! }
interface Item { id: ID! label: String }
type Book implements Item { id: ID! label: String pages: Int }
type Diary implements Item { id: ID! label: String @authenticated }
interface Place { id: ID! label: String }
type Hall implements Place { id: ID! label: String }
type Vault implements Place @policy(policies: [["staff"]]) { id: ID! label: String }
union Thing = Hall | Vault
type GuardedEvent { eventCursor: String! note: Note! }
type NoteEvent { eventCursor: String! note: Note! }
type Query {
  note(id: ID!): Note
  notes(first: Int = 20): NoteConnection!
  items: [Item!]!
  things: [Thing!]!
  places: [Place!]!
  lockedPlace: Place @policy(policies: [["staff"]])
  books: [Book!]!
  broken: String
  refused: String
  inputs(text: String, kind: Kind): String
  motto: String @cacheControl(maxAge: 60)
  "Says that it is everybody's, and then tells who asks."
  wrongMotto: String @cacheControl(maxAge: 60)
}
enum Kind { LONG SHORT }
type Mutation {
  addNote(text: String!): Note!
  "Only for those who may."
  removeAll: Boolean @requiresScopes(scopes: [["notes:remove"]])
  openVault: Vault
}
type Subscription {
  noteAdded(authorId: ID, after: String): NoteEvent!
  privateNoteAdded(after: String): NoteEvent! @requiresScopes(scopes: [["notes:read"]])
  ticked: Int!
  guarded(after: String): GuardedEvent! @policy(policies: [["staff"]])
}`;
