import DynamockModel
import DynamockStorage
import DynamockValidation

/// What the actions of a write transaction come to on a snapshot, worked out while no other writer
/// waits for them, like a ``WriteDraft``.
final class TransactionDraft: Sendable {
  private let catalog: SharedCatalog
  let actions: [TransactionAction]
  /// The stored versions of the items.
  private let versions: [[UInt8]?]
  /// The verdicts on them.
  private let verdicts: [ActionVerdict]
  /// The changes of all actions, or `nil` if one of them fails.
  let changes: [TransactionChange]?

  /// Works a request out.
  ///
  /// - Throws: a fault of the whole request.
  fileprivate init(
    _ request: TransactWriteItemsRequest, in session: ReadSession
  ) throws(EngineFault) {
    catalog = session.sharedCatalog
    actions = try session.actions(of: request)
    var versions: [[UInt8]?] = []
    var verdicts: [ActionVerdict] = []
    var changes: [TransactionChange] = []
    for action in actions {
      let image = try session.image(for: action.key.rowKey, in: action.table.keyspace)
      versions.append(image?.bytes)
      let verdict = try action.verdict(on: image, at: session.now)
      verdicts.append(verdict)
      if case .pass(let change) = verdict { changes.append(change) }
    }
    self.versions = versions
    self.verdicts = verdicts
    self.changes = changes.count == actions.count ? changes : nil
  }

  /// Returns whether the actions have the tables and keys that they would have now.
  func isCurrent(in session: WriteSession) -> Bool {
    catalog === session.sharedCatalog
      && actions.allSatisfy { !$0.table.definition.isGone(at: session.now) }
  }

  /// Returns the verdict on the item of an action, or `nil` if the item has changed.
  func verdict(at position: Int, on image: ItemImage?) -> ActionVerdict? {
    isCurrent(at: position, image?.bytes) ? verdicts[position] : nil
  }

  /// Returns whether the stored version of an action's item is that of the verdict.
  func isCurrent(at position: Int, _ bytes: [UInt8]?) -> Bool { versions[position] == bytes }
}

extension Database {
  /// Works a transaction out before its turn, or returns `nil` if it has to wait for that.
  ///
  /// - Throws: the error of a store that cannot be read.
  func draft(
    _ request: TransactWriteItemsRequest
  ) throws(DynamoDBError) -> TransactionDraft? {
    try onSnapshot { session throws(EngineFault) in try TransactionDraft(request, in: session) }
  }
}
