import Synchronization

/// What `x-amzn-RequestId` holds: 52 characters of digits and capitals, as AWS writes it.
public struct RequestIdentifier: Sendable, Hashable {
  /// 260 bits, of which the last word gives the four highest.
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, number: UInt64) {
    var mixer = SplitMix(state: seed &+ number &* 0xA076_1D64_78BD_642F)
    words = (mixer.next(), mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The identifier as it is written.
  public var text: String {
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.length) { memory, count in
      var writer = HeadWriter(UnsafeMutableRawBufferPointer(memory))
      write(to: &writer)
      count = writer.count
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The length in bytes.
  private static var length: Int { 52 }

  /// Writes the 52 characters: twelve of each word, and four of the last one's rest.
  func write(to writer: inout HeadWriter) {
    Self.write(words.0, count: 12, to: &writer)
    Self.write(words.1, count: 12, to: &writer)
    Self.write(words.2, count: 12, to: &writer)
    Self.write(words.3, count: 12, to: &writer)
    Self.write(words.4, count: 4, to: &writer)
  }

  @inline(__always)
  private static func write(_ word: UInt64, count: Int, to writer: inout HeadWriter) {
    var rest = word
    for _ in 0..<count {
      let digit = UInt8(truncatingIfNeeded: rest & 31)
      writer.write(digit < 10 ? 0x30 + digit : 0x41 + digit - 10)
      rest >>= 5
    }
  }

  /// Tells whether two identifiers are written alike.
  public static func == (left: Self, right: Self) -> Bool { left.words == right.words }

  /// Feeds the identifier to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// Makes request identifiers: no two alike, at the cost of one addition shared between threads.
public final class RequestIdentifierSource: Sendable {
  private let seed: UInt64
  private let issued = Atomic<UInt64>(0)

  /// Starts a series; the same seed gives the same series.
  public init(seed: UInt64 = .random(in: .min ... .max)) { self.seed = seed }

  /// The next identifier of the series.
  public func next() -> RequestIdentifier {
    let (number, _) = issued.wrappingAdd(1, ordering: .relaxed)
    return RequestIdentifier(seed: seed, number: number)
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): enough to spread a counter over all bits.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
