import DynamockModel
import DynamockWire

/// One request as the journal keeps it, and what answered it.
package struct JournalEntry: Sendable {
  /// The number of the request among those of the database.
  package let number: Int
  /// The request.
  package let request: JournalRequest
  /// What answered it; nil while it waits.
  package var outcome: Outcome?
  /// The rules that matched and were not applied, and why.
  package var passedOver: [(rule: String, why: String)] = []

  /// What answered a request, and how.
  package struct Outcome: Sendable {
    /// What answered.
    package var answeredBy: Answerer
    /// The status; 0 if nothing was sent.
    package var status: Int
    /// The exception's name; nil for a success.
    package var error: String?
    /// The body, as far as it is kept.
    package var output: [UInt8]
    /// How the bytes went out; nil for at once and whole.
    package var delivery: String?
    /// `x-amzn-RequestId`.
    package var requestID: String?
    /// How long the answer took.
    package var microseconds: Int
    /// Whether the body was longer than what is kept.
    package var isCut: Bool
  }

  /// What answered a request.
  package enum Answerer: Sendable, Hashable {
    case engine
    case rule(String)
    case caller
    case refused
  }

  /// The longest body that is kept whole.
  static let bodyLimit = 64 * 1024

  /// About as many bytes of memory as the entry takes.
  var cost: Int {
    512 + request.headCount + request.body.count + (outcome?.output.count ?? 0)
  }
}

/// What the journal keeps of a request; its signature is in no answer.
package struct JournalRequest: Sendable {
  package let time: Timestamp
  package let operation: Operation
  package let tables: [String]
  package let index: String?
  /// The body, as far as it is kept.
  package let body: [UInt8]
  /// Whether the body was longer than what is kept.
  package let isCut: Bool
  private let head: RequestHead
  /// The length of the request line and the header section.
  var headCount: Int { head.byteCount }
  private let database: String
  private let context: RequestContext
  private let origin: RequestFacts.Origin

  init(_ facts: RequestFacts, at time: Timestamp) {
    self.time = time
    operation = facts.operation
    tables = facts.tables
    index = facts.index
    isCut = facts.request.body.count > JournalEntry.bodyLimit
    body = isCut ? Array(facts.request.body.prefix(JournalEntry.bodyLimit)) : facts.request.body
    head = facts.request.head
    database = facts.database
    context = facts.context
    origin = facts.origin
  }

  /// What matchers look at; read anew, as a parsed request takes far more memory than its text.
  package var facts: RequestFacts {
    RequestFacts(
      WireRequest(head: head, body: body), operation, database: database, context: context,
      origin: origin, places: (tables, index))
  }
}
