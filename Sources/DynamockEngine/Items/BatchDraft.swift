import DynamockModel
import DynamockStorage
import DynamockValidation

/// A write of a batch, prepared as far as is possible without its table.
enum ReadyWrite: Sendable {
  case put(ReadyPut)
  case delete(key: Item)

  init(_ write: BatchWriteItemRequest.Write) {
    switch write {
    case .put(let item): self = .put(ReadyPut(item))
    case .delete(let key): self = .delete(key: key)
    }
  }
}

/// The writes of a batch, worked out while no other writer waits for them, like a ``WriteDraft``.
final class BatchDraft: Sendable {
  private let catalog: SharedCatalog
  let batches: [BatchWrite]

  fileprivate init(
    _ request: BatchWriteItemRequest, _ ready: [[ReadyWrite]], in session: ReadSession
  ) throws(EngineFault) {
    catalog = session.sharedCatalog
    batches = try BatchWrite.all(request, ready, in: session)
  }

  /// Returns whether the writes have the tables that they would have now.
  func isCurrent(in session: WriteSession) -> Bool {
    catalog === session.sharedCatalog && batches.allSatisfy { $0.isCurrent(at: session.now) }
  }
}

extension Database {
  /// Works a batch out before its turn, or returns `nil` if it has to wait for that.
  ///
  /// - Throws: the error of a store that cannot be read.
  func draft(
    _ request: BatchWriteItemRequest, _ ready: [[ReadyWrite]]
  ) throws(DynamoDBError) -> BatchDraft? {
    try onSnapshot { session throws(EngineFault) in
      try BatchDraft(request, ready, in: session)
    }
  }
}
