/// The number of a keyspace: an ordered map of bytes inside a store.
///
/// Small and dense: numbers are given out from 0 on and not used again.
public struct Keyspace: Sendable, Hashable, Comparable {
  /// The number.
  public let number: Int

  /// Names the keyspace of a number.
  @inlinable
  public init(_ number: Int) { self.number = number }

  /// Orders keyspaces by number.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// How a keyspace may be shown to a person who opens the store with another tool.
public struct KeyspaceDescription: Sendable, Hashable {
  /// A name for people, such as the table's; nil for what is nobody's business.
  public var label: String?
  /// From which byte on a value is UTF-8 text.
  public var textOffset: Int

  /// Describes a keyspace.
  public init(label: String? = nil, textOffset: Int = 0) {
    self.label = label
    self.textOffset = textOffset
  }
}

/// A range of keys by unsigned bytes; an absent bound is open.
public struct KeyRange: Sendable, Hashable {
  /// The lowest key inside, or nil for the beginning.
  public var lower: [UInt8]?
  /// Whether `lower` itself is left out.
  public var excludesLower: Bool
  /// The first key beyond the range, or nil for the end; never inside.
  public var upper: [UInt8]?

  /// Makes a range.
  public init(lower: [UInt8]? = nil, excludesLower: Bool = false, upper: [UInt8]? = nil) {
    self.lower = lower
    self.excludesLower = excludesLower
    self.upper = upper
  }

  /// Every key.
  public static let all = KeyRange()
}

/// The order of a scan.
public enum ScanDirection: Sendable {
  /// From the lowest key up.
  case ascending
  /// From the highest key down.
  case descending
}

/// Whether a scan goes on.
public enum ScanStep: Sendable {
  /// Visit the next entry.
  case next
  /// Stop here.
  case stop
}
