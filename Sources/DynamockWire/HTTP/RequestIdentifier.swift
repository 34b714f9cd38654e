import DynamockModel
import Synchronization

/// The value of `x-amzn-RequestId`: 52 digits and capital letters, as on AWS.
public struct RequestIdentifier: Sendable, Hashable {
  /// 260 bits, of which the last word provides the four highest.
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64, number: UInt64) {
    var state = seed &+ number &* 0xA076_1D64_78BD_642F
    func next() -> UInt64 {
      state &+= SplitMix64.gamma
      return SplitMix64.number(of: state)
    }
    words = (next(), next(), next(), next(), next())
  }

  /// The identifier as text.
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

  /// Writes the 52 characters: twelve per word, and four for the rest of the last one.
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

  /// Returns whether two identifiers have the same text.
  public static func == (left: Self, right: Self) -> Bool { left.words == right.words }

  /// Hashes the identifier.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// Generates unique request identifiers, at the cost of a single addition shared between threads.
public final class RequestIdentifierSource: Sendable {
  private let seed: UInt64
  private let issued = Atomic<UInt64>(0)

  /// Starts a series; the same seed results in the same series.
  public init(seed: UInt64 = .random(in: .min ... .max)) { self.seed = seed }

  /// Returns the next identifier of the series.
  public func next() -> RequestIdentifier {
    let (number, _) = issued.wrappingAdd(1, ordering: .relaxed)
    return RequestIdentifier(seed: seed, number: number)
  }
}
