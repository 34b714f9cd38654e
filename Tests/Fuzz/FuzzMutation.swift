import SeededRandom

/// Damages bytes in ways that often make hand-written parsers fail.
enum FuzzMutation {
  private static let interesting =
    Array(#"{}[]()",:;\/0e-+tfn1.u#%=&<> "#.utf8) + [0x00, 0x09, 0x0A, 0x0D, 0x7F, 0x80, 0xC3]
    + [0xED, 0xF0, 0xFF]
  private static let tokens = [
    "18446744073709551616", "-9223372036854775809", "1e400", "\\u0000", "\\ud800", "\r\n",
    "\r\n\r\n",
    "null", "{}", "[]", "\"\"", "((((", "[[[[", "{\"a\":", "%00", "..", "é", "\u{1d11e}",
    "2147483648",
    "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "X-Amz-Algorithm=", " AND ", "NOT ",
  ].map { Array($0.utf8) }

  /// Returns an input with one to four kinds of damage.
  static func damaged(
    _ input: [UInt8], with corpus: [[UInt8]], _ random: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = input
    for _ in 0...random.below(4) { damage(&bytes, with: corpus, &random) }
    return bytes
  }

  private static func damage(
    _ bytes: inout [UInt8], with corpus: [[UInt8]], _ random: inout SeededGenerator
  ) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(random.below(256))) }
    let index = random.below(bytes.count)
    let end = index + random.below(bytes.count - index + 1)
    switch random.below(10) {
    case 0: bytes[index] = random.pick(interesting)
    case 1: bytes[index] ^= 1 << UInt8(random.below(8))
    case 2: bytes.remove(at: index)
    case 3: bytes.insert(random.pick(interesting), at: index)
    case 4: bytes.insert(contentsOf: random.pick(tokens), at: index)
    case 5: bytes.removeSubrange(index...)
    case 6: bytes.removeSubrange(index..<end)
    case 7: bytes.insert(contentsOf: bytes[index..<end], at: index)
    case 8:
      // Repeating one piece creates deep nesting and long runs.
      let piece = Array(bytes[index..<min(end, index + 8)])
      for _ in 0..<random.below(500) { bytes.insert(contentsOf: piece, at: index) }
    default:
      let other = random.pick(corpus)
      bytes.replaceSubrange(index..., with: other[random.below(other.count + 1)...])
    }
  }
}
