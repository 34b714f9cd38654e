import Testing

@testable import DynamockWire

@Suite struct SecretComparisonTests {
  /// Bytes that count how often each of them is read.
  struct CountedBytes: Collection {
    final class Counter { var reads = 0 }
    let bytes: [UInt8]
    let counter = Counter()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count }
    func index(after index: Int) -> Int { index + 1 }

    subscript(index: Int) -> UInt8 {
      counter.reads += 1
      return bytes[index]
    }
  }

  static let secret = Array("sesame-0123456789".utf8)

  @Test("a secret is equal only to itself")
  func equality() {
    #expect(SecretComparison.isEqual(Self.secret, Self.secret))
    #expect(SecretComparison.isEqual([UInt8](), [UInt8]()))
    for count in 0..<Self.secret.count {
      #expect(!SecretComparison.isEqual(Array(Self.secret.prefix(count)), Self.secret))
      #expect(!SecretComparison.isEqual(Self.secret, Array(Self.secret.prefix(count))))
    }
    for position in Self.secret.indices {
      for bit in 0..<8 {
        var other = Self.secret
        other[position] ^= 1 << bit
        #expect(!SecretComparison.isEqual(other, Self.secret))
      }
    }
    #expect(!SecretComparison.isEqual(Self.secret + Self.secret, Self.secret))
    #expect(!SecretComparison.isEqual(Self.secret + [0], Self.secret))
  }

  @Test("every byte is compared, wherever the first difference is", arguments: 0..<17)
  func work(position: Int) {
    var other = Self.secret
    other[position] ^= 1
    let counted = CountedBytes(other)
    #expect(!SecretComparison.isEqual(counted, Self.secret))
    #expect(counted.counter.reads == Self.secret.count)
  }
}
