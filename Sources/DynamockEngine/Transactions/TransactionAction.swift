import DynamockExpressions
import DynamockModel
import DynamockValidation

/// An action of a transaction, with its table and key.
///
/// A class, since an action is handed on many times and has many parts whose references would be
/// counted each time.
final class TransactionAction: Sendable {
  let request: TransactWriteItemsRequest.Action
  let table: Table
  let key: PrimaryKey
  /// The hash of its row key.
  private let hash: UInt64

  /// Creates an action of what has been looked up.
  init(request: TransactWriteItemsRequest.Action, table: Table, key: PrimaryKey) {
    (self.request, self.table, self.key) = (request, table, key)
    hash = key.rowKey.rowHash
  }
}

/// What an action of a transaction does to its item.
struct TransactionChange {
  var change: ItemChange
  /// Whether the action writes, and does not only check.
  let writes: Bool
}

/// The result of preparing an action: a change, or the reason for a failure.
enum ActionVerdict {
  case pass(TransactionChange)
  case fail(EngineFault)
}

extension TransactionAction {
  /// Creates an action, by looking up its table and key.
  ///
  /// - Throws: a fault that fails the whole request; a key that does not match the schema is the
  ///   reason `ValidationError`, and ends the checks ([parity-suite], [scylla-alternator]).
  convenience init(
    _ request: TransactWriteItemsRequest.Action, in tables: some TableLookup
  ) throws(TransactionFailure) {
    let table: Table
    do throws(EngineFault) {
      table = try tables.activeTable(request.table)
    } catch {
      throw .request(error)
    }
    do throws(EngineFault) {
      let key =
        switch request.kind {
        case .put(let item): try table.primaryKey(ofItem: item)
        case .update(let lookup, _), .delete(let lookup), .check(let lookup):
          try table.primaryKey(ofLookup: lookup)
        }
      self.init(request: request, table: table, key: key)
    } catch {
      throw error.concernsWholeRequest ? .request(error) : .action(error)
    }
  }

  /// Returns whether another action is on the same item.
  func isOnSameItem(as other: TransactionAction) -> Bool {
    hash == other.hash && address == other.address
  }

  /// The item's address in the database.
  var address: ItemAddress { ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey) }

  /// Prepares the change of the stored item, or of a missing one, which is `nil`.
  func verdict(on image: ItemImage?, at now: Timestamp) throws(EngineFault) -> ActionVerdict {
    var old = image.map(StoredItem.init)
    do throws(EngineFault) {
      try table.refusePathsIntoKeys(of: request.condition, at: now)
      try request.condition?.require(of: old, returnsItem: request.returnsItemOnFailure)
      return try .pass(
        TransactionChange(
          change: ItemChange(table: table, key: key, old: old, new: new(from: &old, at: now)),
          writes: !isCheck))
    } catch {
      if case .conditionFailed(let item, let exists) = error {
        return .fail(
          .conditionFailed(item: item?.inOrder(of: .cancellationReason), exists: exists))
      }
      guard error.code == .validation, !error.concernsWholeRequest else { throw error }
      return .fail(error)
    }
  }

  private var isCheck: Bool {
    if case .check = request.kind { true } else { false }
  }

  private func new(
    from old: inout StoredItem?, at now: Timestamp
  ) throws(EngineFault) -> StoredItem? {
    switch request.kind {
    case .put(let item):
      // Only a statement's parameter can be nested this deeply here.
      guard item.unchecked?.nestingDepth ?? 0 < Limits.nestingDepth else {
        throw .item(.nestedTooDeep)
      }
      return try table.checkedForPut(item, at: now)
    case .update(let key, let update):
      try table.refuseKeyUpdates(update, at: now)
      return try table.applied(update, to: &old, key: key, at: now)
    case .delete: return nil
    case .check: return old
    }
  }
}

/// The reason why a transaction fails before its conditions are checked.
enum TransactionFailure: Error {
  /// The whole request is invalid.
  case request(EngineFault)
  /// One action is invalid, which is reported as the reason of that action.
  case action(EngineFault)
}
