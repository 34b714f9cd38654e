import DynamockModel
import DynamockStorage

/// The reason why the engine rejects a request, as data; `Sentences.swift` has the messages.
///
/// All code that is called by ``Database/read(_:_:)`` and ``Database/write(_:_:_:)`` throws this;
/// these two convert it to the client's error.
enum EngineFault: Error, Sendable {
  case resource(ResourceFault)
  case key(KeyFault)
  case item(ItemFault)
  case read(ReadFault)
  case statement(StatementFault)
  case transaction(TransactionFault)
  case table(TableDefinitionFault)
  case inUse(ResourceInUse)
  case stream(StreamReadFault)
  case timeToLive(TimeToLiveFault)
  case control(ControlFault)
  case transfer(TransferFault)
  case backup(BackupFault)
  case vector(VectorFault)
  case access(AccessFault)
  case tooManyTags
  /// A condition failed.
  /// - Parameters:
  ///   - item: the item that does not satisfy it, if requested.
  ///   - exists: whether there is an item.
  case conditionFailed(item: ItemImage?, exists: Bool)
  /// The request exceeds limits of throughput.
  /// - Parameter isOneOfSeveral: whether a batch or a transaction reports it.
  case throttled(by: [ThroughputLimit], isOneOfSeveral: Bool)
  /// A transaction is cancelled; contains each action's fault, or `nil` for an action without one.
  case cancelled([EngineFault?])
  /// A statement of a transaction is invalid, and with it the whole request.
  indirect case failedStatement(Int, EngineFault)
  /// The store failed.
  case storage(StorageError)
  /// A fault of the request alone that the engine reports, to keep AWS's order.
  case request(DynamoDBError)
}

extension EngineFault {
  /// A table or index that does not exist.
  static let resourceNotFound = Self.resource(.unnamed)

  /// Stored bytes that are not an item.
  static let damagedItem = Self.storage(.damagedItem)

  /// Whether AWS reports this for the whole request: empty values for keys of tables and indexes
  /// ([parity-suite] `error-messages/transactWriteItems`, four regions, 2026-06-23).
  var concernsWholeRequest: Bool {
    switch self {
    case .key(.empty), .key(.emptyInIndex), .key(.updatedToEmpty): true
    default: false
    }
  }

  /// Whether a key value is too long.
  var isKeyTooLong: Bool {
    switch self {
    case .key(.partitionTooLong), .key(.sortTooLong): true
    default: false
    }
  }

  /// Whether the request exceeds a limit of throughput.
  var isThrottling: Bool {
    if case .throttled = self { true } else { false }
  }

  /// The same fault as reported by batches and transactions.
  var asOneOfSeveral: EngineFault {
    guard case .throttled(let limits, _) = self else { return self }
    return .throttled(by: limits, isOneOfSeveral: true)
  }

  /// Returns the cancellation of a transaction because of a single action.
  static func cancelled(by fault: EngineFault, at position: Int, of count: Int) -> EngineFault {
    var faults = [EngineFault?](repeating: nil, count: count)
    faults[position] = fault
    return .cancelled(faults)
  }
}
