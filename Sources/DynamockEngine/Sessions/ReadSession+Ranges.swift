import DynamockStorage

extension ReadSession {
  /// Returns the first entry of a range in the direction of a scan, or `nil` for a range without
  /// entries.
  func firstEntry(
    of keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection = .ascending
  ) throws(EngineFault) -> (key: [UInt8], value: [UInt8])? {
    do throws(StorageError) {
      return try store.firstEntry(of: keyspace, range, direction)
    } catch {
      throw .storage(catalog.naming(error))
    }
  }
}

extension StorageReader {
  /// Returns the first entry of a range in the direction of a scan, or `nil` for a range without
  /// entries.
  func firstEntry(
    of keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection
  ) throws(StorageError) -> (key: [UInt8], value: [UInt8])? {
    var found: (key: [UInt8], value: [UInt8])?
    try scan(keyspace, range, direction) { key, value throws(StorageError) in
      found = (key, value)
      return .stop
    }
    return found
  }
}

extension KeyRange {
  /// The number of entries that are read at a time.
  ///
  /// A store need not permit writes during a scan, and other work waits for a state that is being
  /// read.
  static let portionLength = 1_000

  /// Returns the rest of the range after a portion, or `nil` after the last one.
  func rest(after key: [UInt8]?, of count: Int) -> KeyRange? {
    count < Self.portionLength ? nil : key.map { resumed(after: $0, .ascending) }
  }
}
