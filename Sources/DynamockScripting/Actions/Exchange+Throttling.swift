import Dynamock
import DynamockModel
import DynamockWire

extension Exchange {
  /// Returns whether an action can answer the request.
  func fits(_ action: Action, _ rule: ActiveRule?) -> Bool {
    guard action.fits(facts.operation), action.stale == nil || !facts.writesItems else {
      return false
    }
    switch action.answer {
    case .throttle(let reasons):
      // A request to a table that does not exist gets the engine's response, which is the correct
      // one.
      guard let table = facts.tables.first, facts.operation.isThrottledByTable,
        database.keyAttributes(of: table) != nil
      else { return true }
      return throttling(reasons) != nil
    case .cancel(let cancellation): return !reasons(of: cancellation, rule).isEmpty
    default: return true
    }
  }

  /// Throttles the request like its operation: batches return throttled entries as unprocessed.
  func throttle(
    _ reasons: [String]?, _ performer: Performer,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    guard facts.operation.isThrottledByTable else {
      // Control plane operations have their own rate limits, without reasons ([aws-quotas]).
      let error = DynamoDBError(.throttling, "Rate of requests exceeds the allowed throughput")
      return deliver(
        next.response(to: error, for: facts.request.head, scriptedBy: performer.title))
    }
    guard let error = throttling(reasons) else { return askEngine(facts.request, deliver) }
    let matcher = performer.rule?.rule.matcher
    switch facts.operation {
    case .batchGetItem, .batchWriteItem:
      guard matcher?.key != nil, !holdsBackEverything(matcher) else { break }
      return split(facts.request, .matching, matcher: matcher, deliver)
    case .batchExecuteStatement:
      return throttleStatements(error, matcher, deliver)
    default: break
    }
    deliver(next.response(to: error, for: facts.request.head, scriptedBy: performer.title))
  }

  /// Returns whether all entries of a batch are throttled, which results in the exception.
  private func holdsBackEverything(_ matcher: RequestMatcher?) -> Bool {
    matcher?.positions(in: facts).count == BatchEntries(facts.input).count
  }

  /// Returns the throttling exception, or `nil` if no reason applies to this request.
  private func throttling(_ reasons: [String]?) -> DynamoDBError? {
    guard let table = facts.tables.first else { return nil }
    return database.throttled(
      by: reasons, isWrite: facts.writesItems, table: table,
      index: facts.index ?? touchedIndex(of: table),
      isOneOfSeveral: facts.operation.hasSeveralActions)
  }

  /// Returns the first global index with the keys of a put's item; for other writes, the first
  /// global index.
  private func touchedIndex(of table: String) -> String? {
    let indexes = database.globalIndexes(of: table) ?? []
    guard let item = facts.input["Item"] else { return indexes.first?.name }
    return indexes.first { $0.attributes.allSatisfy { item[$0] != nil } }?.name
  }

  /// Answers each throttled statement with an error, and lets the engine execute the others.
  private func throttleStatements(
    _ error: DynamoDBError, _ matcher: RequestMatcher?,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    let statements = facts.input["Statements"]?.elements ?? []
    let hasKey = matcher?.key != nil
    let held = Set(
      hasKey ? matcher?.positions(in: facts).map(\.index) ?? [] : Array(statements.indices))
    let failure = JSONTree.object([
      .init(
        name: "Error",
        value: .object([
          .init(name: "Code", value: .string(error.code.nameInBatch)),
          .init(name: "Message", value: .string(error.message ?? "")),
        ]))
    ])
    let rest = statements.indices.filter { !held.contains($0) }
    guard !rest.isEmpty else {
      let all = JSONTree.array(statements.map { _ in failure })
      return deliver(success(JSONTree.object([.init(name: "Responses", value: all)]).bytes))
    }
    var request = facts.request
    var tree = facts.input
    tree.set("Statements", to: .array(rest.map { statements[$0] }))
    request.body = tree.bytes
    askEngine(request) { response in
      var response = response
      guard response.status == 200,
        var output = try? JSONTree(parsing: response.body, depth: JSONTree.requestDepth),
        var answers = output["Responses"]?.asArray.map({ $0[...] })
      else { return deliver(response) }
      let merged = statements.indices.map {
        held.contains($0) ? failure : answers.popFirst() ?? failure
      }
      output.set("Responses", to: .array(merged))
      response.body = output.bytes
      deliver(response)
    }
  }
}

extension DynamoDBError.Code {
  /// The error code of a statement in a batch for a throughput limit.
  fileprivate var nameInBatch: String {
    switch self {
    case .throttling: "ThrottlingError"
    case .provisionedThroughputExceeded: "ProvisionedThroughputExceeded"
    default: name
    }
  }
}

extension Operation {
  /// Whether the throughput of a table limits the operation.
  var isThrottledByTable: Bool {
    OperationGroup.reads.operations.contains(self) || isItemWrite || self == .executeStatement
      || self == .batchExecuteStatement || self == .executeTransaction
  }

  /// Whether the operation is a batch or a transaction.
  var hasSeveralActions: Bool {
    OperationGroup.batches.operations.contains(self)
      || OperationGroup.transactions.operations.contains(self)
  }
}
