import DynamockModel
import SeededRandom
import Testing

@Suite("Base64")
struct Base64Tests {
  /// [rfc-4648], section 10.
  @Test(
    "the RFC's examples",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func examples(plain: String, encoded: String) {
    var text: [UInt8] = []
    Base64.append(Array(plain.utf8), to: &text)
    #expect(String(decoding: text, as: UTF8.self) == encoded)
    #expect(decoded(encoded) == Array(plain.utf8))
  }

  @Test(
    "invalid base64 is rejected",
    arguments: [
      "A", "AA", "AAA", "A===", "====", "AA=A", "=AAA", "AAA-", "AA_A", "AA A", "AAAA=", "AB==",
      "AAB=", "AA==AAAA", "AAA\n", "é==",
    ])
  func refused(text: String) { #expect(decoded(text) == nil) }

  @Test("arbitrary bytes are preserved")
  func roundTrip() {
    var random = SeededGenerator(seed: 64)
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      var text: [UInt8] = []
      Base64.append(bytes, to: &text)
      #expect(text.withUnsafeBytes(Base64.decode) == bytes)
    }
  }

  private func decoded(_ text: String) -> [UInt8]? {
    Array(text.utf8).withUnsafeBytes(Base64.decode)
  }
}
