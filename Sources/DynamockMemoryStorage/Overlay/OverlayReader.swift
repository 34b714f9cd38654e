import DynamockStorage

/// What has become of a keyspace since the base.
enum KeyspaceCondition: UInt8 {
  /// There are entries that differ; the rest is the base's.
  case differs = 1
  /// Made new; nothing in it is the base's.
  case isNew = 2
  /// Dropped, whatever the base has.
  case isDropped = 3
}

/// Reads through differences to the base below.
///
/// A difference is a value after a byte of 1, or a lone byte of 0 where an entry of the base was
/// removed.
struct OverlayReader: StorageReader {
  let base: any OverlayBase
  let differences: any StorageReader

  /// Where the conditions of keyspaces are kept, beside their differences.
  static let conditions = Keyspace(0)

  /// Where the differences of a keyspace are kept.
  static func differences(of keyspace: Keyspace) -> Keyspace { Keyspace(keyspace.number &+ 1) }

  /// The key of a keyspace's condition.
  static func conditionKey(of keyspace: Keyspace) -> [UInt8] {
    withUnsafeBytes(of: Int64(keyspace.number).bigEndian) { [UInt8]($0) }
  }

  /// A value as a difference.
  static func encoded(_ value: [UInt8]) -> [UInt8] {
    var difference: [UInt8] = []
    difference.reserveCapacity(value.count + 1)
    difference.append(1)
    difference += value
    return difference
  }

  /// The difference that hides an entry of the base.
  static let removal: [UInt8] = [0]

  /// The value in a difference; nil for a removal.
  static func decoded(_ difference: [UInt8]) -> [UInt8]? {
    difference.first == 1 ? Array(difference.dropFirst()) : nil
  }

  /// What has become of a keyspace; nil when it is as the base has it.
  func condition(of keyspace: Keyspace) throws(StorageError) -> KeyspaceCondition? {
    let key = Self.conditionKey(of: keyspace)
    guard let stored = try differences.value(for: key, in: Self.conditions)?.first else {
      return nil
    }
    return KeyspaceCondition(rawValue: stored)
  }

  func value(for key: [UInt8], in keyspace: Keyspace) throws(StorageError) -> [UInt8]? {
    let condition = try condition(of: keyspace)
    if condition == .isDropped { return nil }
    if condition != nil {
      let place = Self.differences(of: keyspace)
      if let found = try differences.value(for: key, in: place) { return Self.decoded(found) }
    }
    return condition == .isNew ? nil : try base.value(for: key, in: keyspace)
  }

  func scan(
    _ keyspace: Keyspace,
    _ range: KeyRange,
    _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    let place = Self.differences(of: keyspace)
    switch try condition(of: keyspace) {
    case nil: try base.scan(keyspace, range, direction, visit)
    case .isDropped: return
    case .isNew:
      try differences.scan(place, range, direction) { key, found throws(StorageError) in
        guard let value = Self.decoded(found) else { return .next }
        return try visit(key, value)
      }
    case .differs:
      var cursor = BaseCursor(base, keyspace, range, direction)
      try merge(place, range, direction, &cursor, visit)
    }
  }

  /// Visits the differences and, in their places among them, the entries of the base.
  private func merge(
    _ place: Keyspace, _ range: KeyRange, _ direction: ScanDirection, _ cursor: inout BaseCursor,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(StorageError) -> ScanStep
  ) throws(StorageError) {
    var isStopped = false
    try differences.scan(place, range, direction) { key, found throws(StorageError) in
      while let entry = try cursor.next(before: key) {
        if try visit(entry.key, entry.value) == .stop {
          isStopped = true
          return .stop
        }
      }
      try cursor.skip(key)
      guard let value = Self.decoded(found), try visit(key, value) == .stop else { return .next }
      isStopped = true
      return .stop
    }
    guard !isStopped else { return }
    while let entry = try cursor.next(before: nil) {
      if try visit(entry.key, entry.value) == .stop { return }
    }
  }
}
