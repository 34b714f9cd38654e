import DynamockStorage

/// A reader whose calls are counted and may fail.
struct FaultyReader: StorageReader {
  let base: any StorageReader
  let faults: StorageFaults

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    try faults.pass(.value)
    return try base.value(for: key, in: keyspace)
  }

  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    try faults.pass(.scan)
    try base.scan(keyspace, range, direction, visit)
  }

  func keyspaces() throws(StorageError) -> [Keyspace] { try base.keyspaces() }
}

/// A snapshot whose calls are counted and may fail.
final class FaultySnapshot: StorageSnapshot, ForwardingReader {
  private let base: any StorageSnapshot
  private let faults: StorageFaults

  init(base: any StorageSnapshot, faults: StorageFaults) {
    self.base = base
    self.faults = faults
  }

  var reader: FaultyReader { FaultyReader(base: base, faults: faults) }
}

/// A writer whose calls are counted and may fail.
struct FaultyWriter: StorageWriter, ForwardingReader {
  let base: any StorageWriter
  let faults: StorageFaults

  var reader: FaultyReader { FaultyReader(base: base, faults: faults) }

  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    try faults.pass(.put)
    try base.put(value, for: key, in: keyspace)
  }

  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    try faults.pass(.remove)
    try base.remove(key, in: keyspace)
  }

  func create(
    _ keyspace: Keyspace, _ description: KeyspaceDescription
  ) throws(StorageError) {
    try faults.pass(.create)
    try base.create(keyspace, description)
  }

  func drop(_ keyspace: Keyspace) throws(StorageError) {
    try faults.pass(.drop)
    try base.drop(keyspace)
  }
}
