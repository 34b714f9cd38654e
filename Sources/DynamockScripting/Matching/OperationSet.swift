import DynamockModel

/// The groups of operations that a rule may name.
package enum OperationGroup: String, CaseIterable, Sendable {
  case reads, writes, items, batches, transactions, tables, streams

  /// The operations of the group.
  package var operations: Set<Operation> {
    switch self {
    case .reads:
      [.getItem, .query, .scan, .batchGetItem, .transactGetItems]
    case .writes:
      [.putItem, .updateItem, .deleteItem, .batchWriteItem, .transactWriteItems]
    case .items: [.getItem, .putItem, .updateItem, .deleteItem]
    case .batches: [.batchGetItem, .batchWriteItem, .batchExecuteStatement]
    case .transactions: [.transactGetItems, .transactWriteItems, .executeTransaction]
    case .tables:
      [
        .createTable, .deleteTable, .describeTable, .listTables, .updateTable, .updateTimeToLive,
        .describeTimeToLive,
      ]
    case .streams: [.listStreams, .describeStream, .getShardIterator, .getRecords]
    }
  }
}

extension Operation {
  /// Whether the operation writes items, as far as its name tells; statements are looked at.
  var isItemWrite: Bool { OperationGroup.writes.operations.contains(self) }
}
