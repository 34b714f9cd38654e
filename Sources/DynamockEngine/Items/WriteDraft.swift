import DynamockModel
import DynamockStorage

/// What a write of one item comes to on a snapshot, worked out while no other writer waits for it.
///
/// At the write's turn it applies if the catalog is the same, and the item has the same bytes where
/// they matter; otherwise the write is worked out again.
final class WriteDraft: Sendable {
  let catalog: SharedCatalog
  let table: Table
  let key: PrimaryKey
  /// The version to store, or the fault that refuses it.
  let version: Result<StoredItem?, EngineFault>
  private let basis: Basis

  /// The stored version for which the draft is valid.
  private enum Basis: Sendable {
    case anyVersion
    case version([UInt8]?)
  }

  /// Works a request out.
  ///
  /// - Throws: the fault of a request that is refused whatever its item is.
  init(_ request: some DraftableWrite, in session: ReadSession) throws(EngineFault) {
    let table = try session.activeTable(request.table)
    let request = request.prepared(for: table)
    self.table = table
    catalog = session.sharedCatalog
    key = try request.key(in: table)
    try request.check(against: table, at: session.now)
    var old: StoredItem?
    if request.dependsOnItem {
      old = try session.image(for: key.rowKey, in: table.keyspace).map(StoredItem.init)
      basis = .version(old?.image.bytes)
    } else {
      basis = .anyVersion
    }
    version = Result { () throws(EngineFault) in
      try request.version(in: table, replacing: &old, at: session.now)
    }
  }

  /// Returns whether the draft is valid for a stored version.
  func holds(for old: StoredItem?) -> Bool { holds(forBytes: old?.image.bytes) }

  /// Returns whether the draft is valid for the bytes of a stored version.
  func holds(forBytes stored: [UInt8]?) -> Bool {
    switch basis {
    case .anyVersion: true
    case .version(let bytes): bytes == stored
    }
  }
}

extension Database {
  /// Works a request out before its turn, or returns `nil` if it has to wait for that.
  ///
  /// - Throws: the error of a store that cannot be read.
  func draft(_ request: some DraftableWrite) throws(DynamoDBError) -> WriteDraft? {
    try onSnapshot { session throws(EngineFault) in try WriteDraft(request, in: session) }
  }

  /// Returns the draft that `body` makes on a snapshot, or `nil` if it throws: a fault is reported at
  /// the write's turn, in its order among others.
  ///
  /// The writer of a file has a thread of its own, and reading rows twice costs more than it saves.
  /// - Throws: the error of a store that cannot be read.
  @inline(__always)
  func onSnapshot<Draft>(
    _ body: (ReadSession) throws(EngineFault) -> Draft
  ) throws(DynamoDBError) -> Draft? {
    guard !readsFile else { return nil }
    let catalog = sharedCatalog
    do throws(StorageError) {
      return try store.read { reader throws(StorageError) -> Draft? in
        let session = ReadSession(
          store: reader, sharedCatalog: catalog, time: time.now, settings: settings,
          throttling: nil, meter: nil, readsFile: false)
        do throws(EngineFault) { return try body(session) } catch {
          guard case .storage(let error) = error else { return nil }
          throw error
        }
      }
    } catch { throw DynamoDBError(error) }
  }
}
