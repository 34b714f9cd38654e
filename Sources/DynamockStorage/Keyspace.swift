/// The number of a keyspace: an ordered map of bytes inside a store.
///
/// Numbers are small: they are assigned from 0 and never reused.
public struct Keyspace: Sendable, Hashable, Comparable {
  /// The number.
  public let number: Int

  /// Creates a keyspace from its number.
  @inlinable
  public init(_ number: Int) { self.number = number }

  /// Orders keyspaces by number.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// How a keyspace is shown to someone who opens the store with another tool, and the kind of its keys.
public struct KeyspaceDescription: Sendable, Hashable {
  /// A display name, such as the table's, or `nil` for internal keyspaces.
  public var label: String?
  /// The offset from which a value is UTF-8 text.
  public var textOffset: Int
  /// Whether all keys are numbers in 8 bytes, big-endian, below 2^63.
  ///
  /// A store may keep such a keyspace in a form in which adding entries at its end is faster; a put
  /// with another key may then fail.
  public var isNumbered: Bool

  /// Creates a description of a keyspace.
  public init(label: String? = nil, textOffset: Int = 0, isNumbered: Bool = false) {
    self.label = label
    self.textOffset = textOffset
    self.isNumbered = isNumbered
  }
}

/// A range of keys by unsigned bytes; a missing bound means no limit.
public struct KeyRange: Sendable, Hashable {
  /// The lowest key of the range, or `nil` for the beginning.
  public var lower: [UInt8]?
  /// Whether `lower` itself is excluded.
  public var excludesLower: Bool
  /// The first key beyond the range, or `nil` for the end; never part of it.
  public var upper: [UInt8]?

  /// Creates a range.
  public init(lower: [UInt8]? = nil, excludesLower: Bool = false, upper: [UInt8]? = nil) {
    self.lower = lower
    self.excludesLower = excludesLower
    self.upper = upper
  }

  /// All keys.
  public static let all = KeyRange()
}

/// The order of a scan.
public enum ScanDirection: Sendable {
  /// From the lowest key up.
  case ascending
  /// From the highest key down.
  case descending
}

/// Whether a scan continues.
public enum ScanStep: Sendable {
  /// Visits the next entry.
  case next
  /// Stops the scan.
  case stop
}
