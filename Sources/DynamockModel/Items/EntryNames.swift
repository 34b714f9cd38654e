/// The names of an object that is being read, for finding a repeated one.
///
/// A name is searched for in the object's text only if a digest of 128 bits indicates a possible
/// match.
struct EntryNames {
  private var digest: UInt128 = 0
  private var count = 0

  /// The maximum number of names, with which a search is still rare.
  private static let maximum = 64

  /// What is known of a name without a search.
  enum Novelty {
    case isNew, mayBeRepeated, isOneTooMany
  }

  /// Adds a name.
  mutating func add(_ name: UnsafeRawBufferPointer) -> Novelty {
    guard count < Self.maximum else { return .isOneTooMany }
    count &+= 1
    let bit = Self.bit(of: name)
    defer { digest |= bit }
    return digest & bit == 0 ? .isNew : .mayBeRepeated
  }

  /// Returns whether an object has a name.
  ///
  /// - Parameter text: the object's stored text from its brace to the comma after an entry.
  func contain(_ name: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer) -> Bool {
    var reader = CanonicalJSONReader(UnsafeRawBufferPointer(rebasing: text.dropLast()))
    do throws(CanonicalJSONReader.Damage) {
      try reader.beginObject()
      while !reader.isAtEnd, let other = try reader.nextName() {
        if other.bytes.hasSameBytes(as: name) { return true }
        try reader.skipValue()
      }
      return false
    } catch { return true }
  }

  @inline(__always)
  private static func bit(of name: UnsafeRawBufferPointer) -> UInt128 {
    guard let first = name.first, let last = name.last else { return 1 }
    let middle = UInt64(name[name.count &>> 1])
    let ends = UInt64(first) &* 11 &+ UInt64(last) &* 7 &+ middle &* 3
    return 1 &<< UInt128((UInt64(truncatingIfNeeded: name.count) &* 5 &+ ends) & 127)
  }
}
