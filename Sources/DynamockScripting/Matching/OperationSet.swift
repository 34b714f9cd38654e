package import DynamockModel

/// The groups of operations available to rules.
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

/// The effects of a request's statements on items.
package enum StatementKind: Sendable, Hashable {
  /// All of them read.
  case reads
  /// One of them writes, or is a check on which the writes depend.
  case writes
}

extension OperationGroup {
  /// The kind of statements in the group, or `nil` if it contains none.
  var statements: StatementKind? {
    switch self {
    case .reads: .reads
    case .writes: .writes
    default: nil
    }
  }
}

/// The operations selected by a rule or a query.
package struct OperationSet: Sendable {
  /// The operations.
  package private(set) var operations: Set<Operation> = []
  /// The required kind of the statements of an operation; those of the others may be of either.
  private(set) var statementKinds: [Operation: StatementKind] = [:]
  /// The operations and groups as written.
  private(set) var words: [String] = []

  private static let withStatements: Set<Operation> = [
    .executeStatement, .batchExecuteStatement, .executeTransaction,
  ]

  /// Adds an operation, regardless of its statements.
  mutating func insert(_ operation: Operation) {
    words.append(operation.name)
    add(operation)
  }

  /// Adds the operations of a group, and statements of its kind.
  mutating func insert(_ group: OperationGroup) {
    words.append(group.rawValue)
    for operation in group.operations { add(operation) }
    guard let kind = group.statements else { return }
    for operation in Self.withStatements {
      if operations.insert(operation).inserted {
        statementKinds[operation] = kind
      } else if statementKinds[operation] != kind {
        statementKinds[operation] = nil
      }
    }
  }

  private mutating func add(_ operation: Operation) {
    operations.insert(operation)
    statementKinds[operation] = nil
  }

  /// Returns whether a request is one of these.
  func contains(_ operation: Operation, _ statements: StatementKind?) -> Bool {
    guard operations.contains(operation) else { return false }
    return statementKinds[operation].map { $0 == statements } ?? true
  }
}

extension Operation {
  /// Whether the operation writes items, judging by its name; statements are examined separately.
  var isItemWrite: Bool { OperationGroup.writes.operations.contains(self) }
}
