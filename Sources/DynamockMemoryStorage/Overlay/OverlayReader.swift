import DynamockModel
import DynamockStorage

/// How a keyspace has changed relative to the base.
enum KeyspaceCondition: UInt8 {
  /// Some entries differ; the others are the base's.
  case differs = 1
  /// A new keyspace without any entry of the base.
  case isNew = 2
  /// Dropped, even if the base has it.
  case isDropped = 3
}

/// A reader of a base with differences applied.
///
/// A difference is the byte 1 followed by a value, or a single byte 0 if the base's entry was
/// removed.
struct OverlayReader: StorageReader {
  let base: any StorageSnapshot
  let differences: any StorageReader

  /// The keyspace that holds the conditions of keyspaces, next to their differences.
  static let conditions = Keyspace(0)

  /// Returns the keyspace that holds the differences of a keyspace.
  static func differences(of keyspace: Keyspace) -> Keyspace { Keyspace(keyspace.number &+ 1) }

  /// Returns the key of a keyspace's condition.
  static func conditionKey(of keyspace: Keyspace) -> [UInt8] {
    BigEndian.bytes(UInt64(bitPattern: Int64(keyspace.number)))
  }

  /// Returns a value as a difference.
  static func encoded(_ value: [UInt8]) -> [UInt8] {
    var difference: [UInt8] = []
    difference.reserveCapacity(value.count + 1)
    difference.append(1)
    difference += value
    return difference
  }

  /// The difference that hides an entry of the base.
  static let removal: [UInt8] = [0]

  /// Returns the value of a difference, or `nil` for a removal.
  static func decoded(_ difference: [UInt8]) -> [UInt8]? {
    difference.first == 1 ? Array(difference.dropFirst()) : nil
  }

  /// Returns how a keyspace has changed, or `nil` if it is unchanged.
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

  func keyspaces() throws(StorageError) -> [Keyspace] {
    var found = Set(try base.keyspaces())
    try differences.scan(Self.conditions, .all, .ascending) { key, value throws(StorageError) in
      let keyspace = Keyspace(Int(truncatingIfNeeded: BigEndian.number(key)))
      switch value.first.flatMap(KeyspaceCondition.init(rawValue:)) {
      case .differs, .isNew: found.insert(keyspace)
      case .isDropped: found.remove(keyspace)
      case nil: break
      }
      return .next
    }
    return found.sorted()
  }

  /// Visits the differences and the entries of the base, merged in order.
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
