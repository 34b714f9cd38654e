/// The names of an object that is being read and of those around it, for finding a repeated one.
///
/// A name is compared with others of its object only if a digest indicates a possible match.
struct OpenNames {
  private let text: UnsafeRawBufferPointer
  /// The place of each name: its position in the text above 16 bits with its length.
  private let places: UnsafeMutableBufferPointer<UInt64>
  private var count = 0

  /// The maximum number of names, up to which comparing them takes little time.
  static let maximum = 128

  /// An object's part of the names.
  struct Scope {
    fileprivate let start: Int
    fileprivate var digest: UInt128 = 0
  }

  /// - Parameter places: memory for ``maximum`` places.
  init(in text: UnsafeRawBufferPointer, places: UnsafeMutableBufferPointer<UInt64>) {
    (self.text, self.places) = (text, places)
  }

  /// Begins an object within the latest one.
  func open() -> Scope { Scope(start: count) }

  /// Ends the latest object.
  mutating func close(_ scope: Scope) { count = scope.start }

  /// Adds a name of at most 65,535 bytes to the latest object; returns false if it is repeated, or
  /// one of too many.
  @inline(__always)
  mutating func add(_ name: Range<Int>, in scope: inout Scope) -> Bool {
    guard count < Self.maximum else { return false }
    let bytes = UnsafeRawBufferPointer(rebasing: text[name])
    let bit: UInt128 = 1 &<< UInt128(Self.hash(of: bytes))
    if scope.digest & bit != 0, contains(bytes, from: scope.start) { return false }
    scope.digest |= bit
    places[count] = UInt64(name.lowerBound) << 16 | UInt64(name.count)
    count &+= 1
    return true
  }

  private func contains(_ name: UnsafeRawBufferPointer, from start: Int) -> Bool {
    places[start..<count].contains { place in
      let position = Int(place >> 16)
      let other = text[position..<(position + Int(place & 0xFFFF))]
      return name.hasSameBytes(as: UnsafeRawBufferPointer(rebasing: other))
    }
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
