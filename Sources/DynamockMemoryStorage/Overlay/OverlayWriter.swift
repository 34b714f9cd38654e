import DynamockStorage

/// A writer that records differences from a base.
struct OverlayWriter: StorageWriter, ForwardingReader {
  private let base: any StorageSnapshot
  private let differences: any StorageWriter

  init(base: any StorageSnapshot, differences: any StorageWriter) {
    self.base = base
    self.differences = differences
  }

  var reader: OverlayReader { OverlayReader(base: base, differences: differences) }

  func put(_ value: [UInt8], for key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    let place = OverlayReader.differences(of: keyspace)
    // A keyspace that does not exist has no keyspace of differences either; the underlying store
    // throws an error for it.
    _ = try openedCondition(of: keyspace)
    try differences.put(OverlayReader.encoded(value), for: key, in: place)
  }

  func remove(_ key: [UInt8], in keyspace: Keyspace) throws(StorageError) {
    let place = OverlayReader.differences(of: keyspace)
    guard try openedCondition(of: keyspace) == .differs,
      try base.value(for: key, in: keyspace) != nil
    else { return try differences.remove(key, in: place) }
    try differences.put(OverlayReader.removal, for: key, in: place)
  }

  func create(_ keyspace: Keyspace, _ description: KeyspaceDescription) throws(StorageError) {
    switch try openedCondition(of: keyspace) {
    case .differs, .isNew: return
    case .isDropped, nil:
      try differences.create(OverlayReader.differences(of: keyspace), description)
      try set(.isNew, keyspace)
    }
  }

  func drop(_ keyspace: Keyspace) throws(StorageError) {
    try differences.drop(OverlayReader.differences(of: keyspace))
    try set(.isDropped, keyspace)
  }

  /// Returns how a keyspace has changed, and creates the keyspace of its differences if only the
  /// base has it.
  private func openedCondition(of keyspace: Keyspace) throws(StorageError) -> KeyspaceCondition? {
    if let condition = try reader.condition(of: keyspace) { return condition }
    guard try base.keyspaces().contains(keyspace) else { return nil }
    try differences.create(OverlayReader.differences(of: keyspace), KeyspaceDescription())
    try set(.differs, keyspace)
    return .differs
  }

  private func set(
    _ condition: KeyspaceCondition, _ keyspace: Keyspace
  ) throws(StorageError) {
    let key = OverlayReader.conditionKey(of: keyspace)
    try differences.put([condition.rawValue], for: key, in: OverlayReader.conditions)
  }
}
