/// The names of an object that is being read and of those around it, for finding a repeated one.
///
/// A name is compared with others of its object only if a digest indicates a possible match.
struct OpenNames {
  private var names: [UnsafeRawBufferPointer] = []

  /// The maximum number of names in an object, up to which comparing them takes little time.
  private static let maximum = 64

  /// An object's part of the names.
  struct Scope {
    fileprivate let start: Int
    fileprivate var digest: UInt128 = 0
  }

  init() { names.reserveCapacity(16) }

  /// Begins an object within the latest one.
  func open() -> Scope { Scope(start: names.count) }

  /// Ends the latest object.
  mutating func close(_ scope: Scope) {
    names.removeLast(names.count &- scope.start)
  }

  /// Adds a name to the latest object; returns false if it is repeated, or one of too many.
  mutating func add(_ name: UnsafeRawBufferPointer, in scope: inout Scope) -> Bool {
    guard names.count &- scope.start < Self.maximum else { return false }
    let bit: UInt128 = 1 &<< UInt128(Self.hash(of: name))
    if scope.digest & bit != 0 {
      for index in scope.start..<names.count where names[index].hasSameBytes(as: name) {
        return false
      }
    }
    scope.digest |= bit
    names.append(name)
    return true
  }

  /// Returns a hash of seven bits of all bytes of a short name, and of both ends of a long one.
  @inline(__always)
  private static func hash(of name: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: name.count)
    if let base = name.baseAddress, name.count >= 8 {
      hash ^= base.loadUnaligned(as: UInt64.self)
      hash &*= 0x9E37_79B9_7F4A_7C15
      hash ^= base.loadUnaligned(fromByteOffset: name.count &- 8, as: UInt64.self)
    } else {
      for byte in name { hash = hash << 8 | UInt64(byte) }
    }
    return (hash &* 0x9E37_79B9_7F4A_7C15) >> 57
  }
}
