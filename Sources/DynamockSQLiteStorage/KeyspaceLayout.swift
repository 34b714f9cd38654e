import DynamockModel
import DynamockStorage

/// The form of a keyspace's table.
///
/// The names of the tables differ, so that a statement for one form never finds a table of the
/// other: a keyspace may be dropped and created again in another form.
enum KeyspaceLayout: Sendable, CaseIterable {
  /// Keys are any bytes, in an index next to the rows.
  case bytes
  /// Keys are numbers, which are the numbers of the rows, so that there is no index.
  ///
  /// An entry at the end takes one search instead of two, and changes one page less.
  case numbers

  /// The form of a new keyspace.
  init(_ description: KeyspaceDescription) { self = description.isNumbered ? .numbers : .bytes }

  /// Returns the name of a keyspace's table.
  func tableName(of keyspace: Keyspace) -> String {
    switch self {
    case .bytes: "_keyspace_\(keyspace.number)"
    case .numbers: "_numbered_\(keyspace.number)"
    }
  }

  /// Returns the table's name, quoted for a statement.
  func quotedTableName(of keyspace: Keyspace) -> String {
    KeyspaceTable.quoted(tableName(of: keyspace))
  }

  /// The definition of the column for keys.
  var keyColumn: String {
    switch self {
    case .bytes: "key BLOB NOT NULL PRIMARY KEY"
    case .numbers: "key INTEGER PRIMARY KEY"
    }
  }

  /// A condition on keys that no put accepts and no read finds.
  var foreignKeys: String {
    switch self {
    // Keys of other types sort before every binary key.
    case .bytes: "key < x''"
    case .numbers: "key < 0"
    }
  }

  /// Returns whether a put accepts a key.
  func accepts(_ key: [UInt8]) -> Bool { self == .bytes || NumberedKey.number(of: key) != nil }

  /// Returns a range whose bounds are keys of this form, or `nil` if no key is in the range.
  func range(_ range: KeyRange) -> KeyRange? {
    self == .bytes ? range : NumberedKey.range(range)
  }
}

/// The keys of a keyspace in the form ``KeyspaceLayout/numbers``: 8 bytes, big-endian, below 2^63.
enum NumberedKey {
  private static let length = 8

  /// Returns the number of a key, or `nil` if the key is not of this form.
  static func number(of key: [UInt8]) -> Int64? {
    guard key.count == length else { return nil }
    return Int64(exactly: BigEndian.number(key))
  }

  /// Returns the key of a number.
  static func bytes(_ number: Int64) -> [UInt8] { BigEndian.bytes(UInt64(bitPattern: number)) }

  /// Returns a range with the same keys whose bounds are such keys, or `nil` if it has none.
  static func range(_ range: KeyRange) -> KeyRange? {
    guard let lower = ceiling(of: range.lower ?? [], isExcluded: range.excludesLower) else {
      return nil
    }
    let upper = range.upper.flatMap { ceiling(of: $0, isExcluded: false) }
    return KeyRange(lower: bytes(lower), upper: upper.map(bytes))
  }

  /// Returns the lowest number whose key is not below a bound, or is above it, or `nil` if there is
  /// none.
  private static func ceiling(of bound: [UInt8], isExcluded: Bool) -> Int64? {
    var first = Array(bound.prefix(length))
    first += [UInt8](repeating: 0, count: length - first.count)
    guard let number = Int64(exactly: BigEndian.number(first)) else { return nil }
    // A longer bound is above the key that it begins with, and a shorter one is no key.
    guard bound.count > length || (isExcluded && bound.count == length) else { return number }
    return number == .max ? nil : number + 1
  }
}

extension Connection {
  /// Returns the form of a keyspace, or `nil` if it does not exist.
  func layout(of keyspace: Keyspace) throws(StorageError) -> KeyspaceLayout? {
    for layout in KeyspaceLayout.allCases where try hasTable(layout.tableName(of: keyspace)) {
      return layout
    }
    return nil
  }
}
