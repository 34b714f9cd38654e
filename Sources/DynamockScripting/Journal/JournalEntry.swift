package import DynamockModel
import DynamockWire

/// A request in the journal, with its response.
package struct JournalEntry: Sendable {
  /// The number of the request in its database.
  package let number: Int
  /// The request.
  package let request: JournalRequest
  /// The response, or `nil` while the request waits.
  package var outcome: Outcome?
  /// The rules that matched but were not applied, with the reason.
  package var passedOver: [(rule: String, why: String)] = []

  /// The response of a request, and its source.
  package struct Outcome: Sendable {
    /// The source of the response.
    package var answeredBy: Answerer
    /// The status, or 0 if nothing was sent.
    package var status: Int
    /// The exception's name, or `nil` for a success.
    package var error: String?
    /// The body, up to the limit.
    package var output: [UInt8]
    /// How the bytes were sent, or `nil` if immediately and completely.
    package var delivery: String?
    /// `x-amzn-RequestId`.
    package var requestID: String?
    /// The time until the response.
    package var microseconds: Int
    /// Whether the body was longer than the kept part.
    package var isCut: Bool
  }

  /// The source of a response.
  package enum Answerer: Sendable, Hashable {
    case engine
    case rule(String)
    case caller
    case refused
    /// A recording, by its file: replayed or newly recorded.
    case recording(String)
    /// The upstream, whose response was not recorded.
    case upstream
  }

  /// The maximum length of a body that is kept completely.
  static let bodyLimit = 64 * 1024

  /// The approximate memory of the entry in bytes.
  var cost: Int {
    512 + request.headCount + request.body.count + (outcome?.output.count ?? 0)
  }
}

/// The parts of a request that the journal keeps; its signature is never returned.
package struct JournalRequest: Sendable {
  /// The time at which the request arrived.
  package let time: Timestamp
  /// The operation.
  package let operation: Operation
  /// The tables that the request names.
  package let tables: [String]
  /// The index that the request reads, or `nil` for none.
  package let index: String?
  /// The effect of its statements, or `nil` if there are none that parse.
  let statements: StatementKind?
  /// The body, up to the limit.
  package let body: [UInt8]
  /// Whether the body was longer than the kept part.
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
    statements = facts.statements
    isCut = facts.request.body.count > JournalEntry.bodyLimit
    body = isCut ? Array(facts.request.body.prefix(JournalEntry.bodyLimit)) : facts.request.body
    head = facts.request.head
    database = facts.database
    context = facts.context
    origin = facts.origin
  }

  /// The properties that matchers examine; parsed on each access, since a parsed request takes far
  /// more memory than its text.
  package var facts: RequestFacts {
    RequestFacts(
      WireRequest(head: head, body: body), operation, database: database, context: context,
      origin: origin, places: .init(tables: tables, index: index, statements: statements))
  }
}
