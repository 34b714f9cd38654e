import DynamockModel
import Synchronization

extension Database {
  /// The error that throughput would give a request: for rules that throttle on purpose.
  ///
  /// - Parameters:
  ///   - reasons: Reasons as AWS names them, such as `TableWriteKeyRangeThroughputExceeded`; nil selects
  ///     the one that fits the table's billing mode.
  ///   - isWrite: Whether the request writes, for a reason that is selected.
  ///   - index: The index that reasons of an index are about.
  ///   - isOneOfSeveral: Whether a batch or transaction reports the error.
  /// - Returns: nil if the table does not exist, or a reason is about an index and none is given.
  package func throttled(
    by reasons: [String]?, isWrite: Bool, table: String, index: String?, isOneOfSeveral: Bool
  ) -> DynamoDBError? {
    guard let table = published.withLock({ $0[table] }) else { return nil }
    let isOnDemand = table.definition.billing.mode == .payPerRequest
    let side: CapacitySide = isWrite ? .write : .read
    let names =
      reasons ?? [
        "Table\(side.rawValue)"
          + (isOnDemand
          ? ThroughputLimit.Kind.keyRange : ThroughputLimit.Kind.provisioned).rawValue
      ]
    var limits: [ThroughputLimit] = []
    for name in names {
      guard let parts = ThroughputLimit.parts(of: name) else { return nil }
      let indexDefinition =
        parts.isIndex
        ? index.flatMap { name in table.indexes.first { $0.definition.name == name } } : nil
      if parts.isIndex, indexDefinition == nil { return nil }
      limits.append(
        ThroughputLimit(
          kind: parts.kind, side: parts.side, isIndex: parts.isIndex, isOnDemand: isOnDemand,
          resource: indexDefinition.map { settings.arn(of: $0.definition, in: table.definition) }
            ?? settings.arn(of: table.definition)))
    }
    let error = DynamoDBError.throttled(by: limits)
    return isOneOfSeveral ? error.toldBySeveralActions : error
  }

  /// The global indexes of a table with the attributes of their keys; nil if the table does not exist.
  package func globalIndexes(of table: String) -> [(name: String, attributes: [String])]? {
    published.withLock { $0[table] }?.indexes.filter { $0.kind == .global }.map {
      ($0.definition.name, $0.definition.keySchema.compactMap(\.attributeName))
    }
  }

  /// The names of a table's key attributes; nil if the table does not exist.
  package func keyAttributes(of table: String) -> [String]? {
    published.withLock { $0[table] }?.definition.keySchema.compactMap(\.attributeName)
  }
}

extension ThroughputLimit {
  /// The 16 reasons that AWS names (API model, `ThrottlingReason`).
  static let reasons: [String] = ["Table", "Index"].flatMap { place in
    [CapacitySide.read, .write].flatMap { side in
      [Kind.provisioned, .account, .keyRange, .maximum].map { place + side.rawValue + $0.rawValue }
    }
  }

  fileprivate static func parts(
    of reason: String
  ) -> (kind: Kind, side: CapacitySide, isIndex: Bool)? {
    for isIndex in [false, true] {
      for side in [CapacitySide.read, .write] {
        let start = (isIndex ? "Index" : "Table") + side.rawValue
        guard reason.hasPrefix(start) else { continue }
        return Kind(rawValue: String(reason.dropFirst(start.count))).map { ($0, side, isIndex) }
      }
    }
    return nil
  }
}

extension DynamoDBError {
  /// The 16 reasons of throttling that AWS names.
  package static var throttlingReasonNames: [String] { ThroughputLimit.reasons }

  /// A cancelled transaction, as the engine reports it, for rules that cancel on purpose.
  package static func transactionCancelled(_ reasons: [CancellationReason]) -> DynamoDBError {
    cancelled(reasons)
  }

  /// The sentence of a reason of cancellation, as the engine writes it; nil if it has none of its own.
  package static func cancellationSentence(of code: String) -> String? {
    switch code {
    case "TransactionConflict": Sentence.transactionOngoing
    case "ConditionalCheckFailed": Sentence.conditionFailed
    case "ProvisionedThroughputExceeded": Sentence.provisionedThroughput(isIndex: false)
    case "ThrottlingError": Sentence.onDemandThroughput(isIndex: false)
    case "ItemCollectionSizeLimitExceeded": Sentence.collectionTooLarge
    case "DuplicateItem": Sentence.duplicateItem
    default: nil
    }
  }
}

extension DynamoDBError {
  /// The sentence of an exception as the engine writes it; nil if it depends on the request.
  package static func exceptionSentence(of name: String) -> String? {
    switch name {
    case "ConditionalCheckFailedException": Sentence.conditionFailed
    case "TransactionConflictException": Sentence.transactionOngoing
    case "ProvisionedThroughputExceededException": Sentence.provisionedThroughput(isIndex: false)
    case "ThrottlingException": Sentence.onDemandThroughput(isIndex: false)
    case "ItemCollectionSizeLimitExceededException": Sentence.collectionTooLarge
    case "DuplicateItemException": Sentence.duplicateItem
    default: nil
    }
  }
}
