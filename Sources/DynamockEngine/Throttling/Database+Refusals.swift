package import DynamockModel

extension Database {
  /// Returns the throttling error of a request, for rules that throttle deliberately.
  ///
  /// - Parameters:
  ///   - reasons: AWS's names of the reasons, such as `TableWriteKeyRangeThroughputExceeded`; `nil`
  ///     selects the one that matches the table's billing mode.
  ///   - isWrite: whether the request writes, for selecting a reason.
  ///   - index: the index, for reasons that concern one.
  ///   - isOneOfSeveral: whether a batch or transaction reports the error.
  /// - Returns: the error, or `nil` if the table does not exist, or if a reason concerns an index
  ///   and none is given.
  package func throttled(
    by reasons: [String]?, isWrite: Bool, table: String, index: String?, isOneOfSeveral: Bool
  ) -> DynamoDBError? {
    guard let table = published[table] else { return nil }
    let isOnDemand = table.definition.billing.mode == .payPerRequest
    let side: CapacitySide = isWrite ? .write : .read
    let reasons: [ThroughputLimit.Reason?] =
      reasons.map { names in
        names.map { name in ThroughputLimit.Reason.all.first { $0.name == name } }
      } ?? [.init(isIndex: false, side: side, kind: isOnDemand ? .keyRange : .provisioned)]
    var limits: [ThroughputLimit] = []
    for reason in reasons {
      guard let reason else { return nil }
      let indexDefinition =
        reason.isIndex
        ? index.flatMap { name in table.indexes.first { $0.definition.name == name } } : nil
      if reason.isIndex, indexDefinition == nil { return nil }
      limits.append(
        ThroughputLimit(
          kind: reason.kind, side: reason.side, isIndex: reason.isIndex, isOnDemand: isOnDemand,
          resource: indexDefinition.map { settings.arn(of: $0.definition, in: table.definition) }
            ?? settings.arn(of: table.definition)))
    }
    return DynamoDBError(.throttled(by: limits, isOneOfSeveral: isOneOfSeveral))
  }

  /// Returns the global indexes of a table with the attributes of their keys, or `nil` if the table
  /// does not exist.
  package func globalIndexes(of table: String) -> [(name: String, attributes: [String])]? {
    published[table]?.indexes.filter { $0.kind == .global }.map {
      ($0.definition.name, $0.definition.keySchema.compactMap(\.attributeName))
    }
  }

  /// Returns the names of a table's key attributes, or `nil` if the table does not exist.
  package func keyAttributes(of table: String) -> [String]? {
    published[table]?.definition.keySchema.compactMap(\.attributeName)
  }
}

extension DynamoDBError {
  /// The 16 throttling reasons that AWS documents.
  package static var throttlingReasonNames: [String] { ThroughputLimit.Reason.all.map(\.name) }

  /// Returns the engine's error for a cancelled transaction, for rules that cancel deliberately.
  package static func transactionCancelled(_ reasons: [CancellationReason]) -> DynamoDBError {
    DynamoDBError(cancelling: reasons)
  }

  /// Returns the engine's message for a cancellation reason, or `nil` if it has none of its own.
  package static func cancellationSentence(of code: String) -> String? {
    switch CancellationReason.Code(rawValue: code) {
    case .transactionConflict: EngineFault.transaction(.conflict).sentence
    case .conditionalCheckFailed: Sentence.conditionFailed
    case .provisionedThroughputExceeded: Sentence.provisionedThroughput(isIndex: false)
    case .throttlingError: Sentence.onDemandThroughput(isIndex: false)
    case .itemCollectionSizeLimitExceeded: EngineFault.item(.collectionTooLarge).sentence
    case .duplicateItem: EngineFault.statement(.duplicateItem(nil)).sentence
    default: nil
    }
  }

  /// Returns the engine's message for an exception, or `nil` if it depends on the request.
  package static func exceptionSentence(of name: String) -> String? {
    switch Code.all.first(where: { $0.name == name }) {
    case .conditionalCheckFailed: Sentence.conditionFailed
    case .transactionConflict: EngineFault.transaction(.conflict).sentence
    case .provisionedThroughputExceeded: Sentence.provisionedThroughput(isIndex: false)
    case .throttling: Sentence.onDemandThroughput(isIndex: false)
    case .itemCollectionSizeLimitExceeded: EngineFault.item(.collectionTooLarge).sentence
    case .duplicateItem: EngineFault.statement(.duplicateItem(nil)).sentence
    default: nil
    }
  }
}
