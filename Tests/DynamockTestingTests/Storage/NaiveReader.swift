import DynamockStorage
import DynamockTesting
import Synchronization

/// Reads a model, with the flaws that affect reading.
struct NaiveReader: StorageReader {
  let model: ModelStore
  let flaw: NaiveStorage.Flaw?

  func value(for key: [UInt8], in keyspace: Keyspace) -> [UInt8]? {
    model.value(for: key, in: keyspace)
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    var range = range
    if flaw == .includesUpperBound { range.upper = range.upper.map { $0 + [0] } }
    if flaw == .ignoresExcludedLower { range.excludesLower = false }
    var found: [(key: [UInt8], value: [UInt8])] = []
    let way = flaw == .descendsLikeAscending ? ScanDirection.ascending : direction
    try model.scan(keyspace, range, way) { key, value throws(StorageError) in
      found.append((key, value))
      return .next
    }
    if flaw == .comparesSigned {
      let signed = { (key: [UInt8]) in key.map { Int8(bitPattern: $0) } }
      found.sort { signed($0.key).lexicographicallyPrecedes(signed($1.key)) }
      if direction == .descending { found.reverse() }
    }
    for (key, value) in found {
      do throws(StorageError) {
        if try visit(key, value) == .stop, flaw != .ignoresStop { return }
      } catch {
        if flaw == .swallowsVisitorErrors { return }
        throw error
      }
    }
  }

  func keyspaces() -> [Keyspace] { model.keyspaces() }
}

/// A snapshot of a model; with a flaw it follows the store's changes.
final class NaiveSnapshot: StorageSnapshot {
  private let model: ModelStore
  private let flaw: NaiveStorage.Flaw?
  private let followed: NaiveStorage?

  init(model: ModelStore, flaw: NaiveStorage.Flaw?, follows followed: NaiveStorage?) {
    self.model = model
    self.flaw = flaw
    self.followed = followed
  }

  private func reader() throws(StorageError) -> NaiveReader {
    NaiveReader(model: try followed?.current() ?? model, flaw: flaw)
  }

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    try reader().value(for: key, in: keyspace)
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    try reader().scan(keyspace, range, direction, visit)
  }

  func keyspaces() throws(StorageError) -> [Keyspace] { try reader().keyspaces() }
}

/// Changes a model, with the flaws that affect changes.
final class NaiveWriter: StorageWriter {
  private let state: Mutex<ModelStore>
  private let flaw: NaiveStorage.Flaw?
  private let changed: (ModelStore) -> Void

  init(model: ModelStore, flaw: NaiveStorage.Flaw?, changed: @escaping (ModelStore) -> Void) {
    state = Mutex(model)
    self.flaw = flaw
    self.changed = changed
  }

  var model: ModelStore { state.withLock { $0 } }

  private func change(_ change: StorageChange) {
    state.withLock { $0.apply(change) }
    if flaw == .readsUncommitted { changed(model) }
  }

  func value(for key: [UInt8], in keyspace: Keyspace) -> [UInt8]? {
    model.value(for: key, in: keyspace)
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    try NaiveReader(model: model, flaw: flaw).scan(keyspace, range, direction, visit)
  }

  func keyspaces() -> [Keyspace] { model.keyspaces() }

  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    guard model.contains(keyspace) || flaw == .takesPutsAnywhere else {
      throw StorageError(.failed, "No such keyspace.")
    }
    change(.put(value, key, keyspace))
  }

  func remove(_ key: [UInt8], in keyspace: Keyspace) {
    // A merge that is wrong only in a large tree, so that only a history detects it.
    if flaw == .losesLateRemoval, model.keys(in: keyspace).count > 12 { return }
    change(.remove(key, keyspace))
  }

  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) {
    change(.create(keyspace))
  }

  func drop(_ keyspace: Keyspace) {
    if flaw != .dropKeepsEntries { change(.drop(keyspace)) }
  }
}
