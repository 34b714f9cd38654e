import DynamockExpressions
import DynamockModel
import DynamockValidation

/// One action of a transaction, with its table and key found.
struct TransactionAction {
  let request: TransactWriteItemsRequest.Action
  let table: Table
  let key: PrimaryKey
}

/// What one action would do, or why it may not.
enum ActionVerdict {
  /// The change, and whether it only checks.
  case pass(ItemChange, writes: Bool)
  case fail(DynamoDBError.CancellationReason)
}

extension TransactionAction {
  /// Finds table and key.
  ///
  /// - Throws: what ends the whole request; a key that does not fit the schema is the reason
  ///   `ValidationError` and ends the search (semantics §8, §18).
  init(
    _ request: TransactWriteItemsRequest.Action, in tables: some TableLookup
  ) throws(TransactionFailure) {
    self.request = request
    do throws(DynamoDBError) {
      table = try tables.activeTable(request.table)
    } catch {
      throw .request(error)
    }
    do throws(DynamoDBError) {
      switch request.kind {
      case .put(let item): key = try table.primaryKey(ofItem: item)
      case .update(let lookup, _), .delete(let lookup), .check(let lookup):
        key = try table.primaryKey(ofLookup: lookup)
      }
    } catch {
      throw error.seesRequestOnly ? .request(error) : .action(error)
    }
  }

  /// The item's place in the database.
  var address: ItemAddress { ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey) }

  /// Looks at the item and decides.
  func verdict(in session: WriteSession) throws(DynamoDBError) -> ActionVerdict {
    var old = try session.reading.image(for: key.rowKey, in: table.keyspace).map {
      StoredItem($0)
    }
    do throws(DynamoDBError) {
      try table.refusePathsIntoKeys(request.condition?.paths, at: session.now)
      try request.condition?.require(of: &old, returnsItem: request.returnsItemOnFailure)
      return try .pass(
        ItemChange(table: table, key: key, old: old, new: new(from: &old, at: session.now)),
        writes: !isCheck)
    } catch {
      switch error.code {
      case .conditionalCheckFailed:
        return .fail(
          .init(
            code: "ConditionalCheckFailed", message: error.message,
            item: error.item?.inOrder(of: .cancellationReason)))
      case .validation:
        if error.seesRequestOnly { throw error }
        return .fail(.init(code: "ValidationError", message: error.message))
      default: throw error
      }
    }
  }

  private var isCheck: Bool {
    if case .check = request.kind { true } else { false }
  }

  private func new(
    from old: inout StoredItem?, at now: Timestamp
  ) throws(DynamoDBError) -> StoredItem? {
    switch request.kind {
    case .put(let item):
      // Only a parameter of a statement can be so deep here.
      guard item.nestingDepth < Limits.nestingDepth else {
        throw .invalid(Sentence.nestingTooDeep)
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

/// Why a transaction ends before its conditions are looked at.
enum TransactionFailure: Error {
  /// The request as a whole is wrong.
  case request(DynamoDBError)
  /// One action is wrong; it is told as that action's reason.
  case action(DynamoDBError)
}

extension DynamoDBError {
  /// Whether AWS tells this of the request as a whole: empty values for keys of tables and indexes
  /// (Parity Suite `error-messages/transactWriteItems`, four regions, 2026-06-23).
  var seesRequestOnly: Bool { message?.hasPrefix(Sentence.emptyKeyBeginning) ?? false }
}

extension Sentence {
  /// How the sentences of empty key values begin; they are told of the request, not of an action.
  static let emptyKeyBeginning = "One or more parameter values are not valid."
}
