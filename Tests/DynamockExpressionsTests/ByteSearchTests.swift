import DynamockExpressions
import SeededRandom
import Testing

@Suite("Searching bytes in bytes")
struct ByteSearchTests {
  private func search(_ part: [UInt8], in text: [UInt8]) -> (position: Int?, steps: Int) {
    var steps = 0
    let position = part.withUnsafeBytes { part in
      text.withUnsafeBytes { ByteSearch.firstPosition(of: part, in: $0, steps: &steps) }
    }
    return (position, steps)
  }

  /// Returns the first position at which all bytes are equal, which is the definition.
  private func naivePosition(of part: [UInt8], in text: [UInt8]) -> Int? {
    guard part.count <= text.count else { return nil }
    return (0...(text.count - part.count)).first { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }

  @Test(
    "finds the first occurrence of a part",
    arguments: [
      ("", "", 0), ("", "abc", 0), ("a", "", nil), ("a", "a", 0), ("b", "abc", 1), ("c", "abc", 2),
      ("abc", "ababc", 2), ("abab", "aababab", 1), ("aab", "aaaaab", 3), ("abcd", "abc", nil),
      ("aba", "abbaba", 3), ("xyz", "abcdefgh", nil), ("é", "cafe\u{301}", nil), ("é", "café", 3),
    ])
  func known(part: String, text: String, expected: Int?) {
    #expect(search(Array(part.utf8), in: Array(text.utf8)).position == expected)
  }

  @Test("agrees with a comparison at every position", arguments: [1, 2, 3, 4] as [UInt64])
  func property(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let letters = 1 + generator.below(3)
      func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(generator.below(letters)) }
      }
      var text = bytes(generator.below(60))
      // Periodic text, on which such a search is most likely to fail.
      let period = bytes(1 + generator.below(4))
      if generator.below(2) == 0 {
        let repeated = (0..<(1 + generator.below(6))).flatMap { _ in period }
        text.insert(contentsOf: repeated, at: generator.below(text.count + 1))
      }
      var part = bytes(generator.below(12))
      switch generator.below(3) {
      case 0: part = (0..<(1 + generator.below(4))).flatMap { _ in period } + part.prefix(2)
      case 1 where !text.isEmpty:
        let start = generator.below(text.count)
        part = Array(text[start..<(start + generator.below(text.count - start + 1))])
      default: break
      }
      #expect(
        search(part, in: text).position == naivePosition(of: part, in: text), "\(part) in \(text)")
    }
  }

  /// Returns parts and texts chosen by an attacker: each makes one of the usual searches take time
  /// in proportion to the product.
  private static func hostile(_ size: Int) -> [(name: String, part: [UInt8], text: [UInt8])] {
    let same = [UInt8](repeating: 97, count: size)
    var fibonacci: ([UInt8], [UInt8]) = ([97], [97, 98])
    while fibonacci.1.count < size { fibonacci = (fibonacci.1, fibonacci.1 + fibonacci.0) }
    let pairs = (0..<size).map { UInt8($0 % 2) }
    return [
      ("the last byte differs", same.dropLast(size / 2) + [98], same),
      ("the first byte differs", [98] + same.dropLast(size / 2), same),
      ("the middle byte differs", same.prefix(size / 4) + [98] + same.prefix(size / 4), same),
      ("Fibonacci words", Array(fibonacci.0.dropLast(3)) + [99, 97, 98], fibonacci.1),
      ("a period of two", Array(pairs.prefix(size / 2)) + [7], pairs),
      ("many near misses", same.prefix(size / 8) + [98], (0..<size).map { $0 % 97 == 0 ? 99 : 97 }),
    ]
  }

  @Test("takes linear time in the part and the text")
  func steps() {
    for size in [1_000, 10_000, 100_000] {
      for (name, part, text) in Self.hostile(size) {
        let (_, steps) = search(part, in: text)
        #expect(steps <= 6 * (part.count + text.count), "\(name) of \(size): \(steps)")
      }
    }
  }
}
