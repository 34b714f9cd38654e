import DynamockModel
import SeededRandom
import Testing

@testable import DynamockStorage

@Suite("Key encoding")
struct KeyEncodingTests {
  @Test(
    "numbers have DynamoDB's base-100 form",
    arguments: [
      ("0", [0x80, 0]), ("1", [0xc1, 2, 0]), ("251", [0xc2, 3, 52, 0]), ("100", [0xc2, 2, 0]),
      ("10", [0xc1, 11, 0]), ("0.5", [0xc0, 51, 0]), ("0.05", [0xc0, 6, 0]),
      ("1e-130", [0x80, 2, 0]), ("9e125", [0xff, 91, 0]), ("-1", [0x3e, 100, 102]),
      ("-0.5", [0x3f, 51, 102]), ("-9e125", [0, 11, 102]), ("12.345", [0xc1, 13, 35, 51, 0]),
    ] as [(String, [UInt8])])
  func numberForm(text: String, bytes: [UInt8]) throws {
    #expect(encoded(.number(try #require(DecimalNumber(text)))) == bytes)
  }

  @Test(
    "text and bytes contain their own end",
    arguments: [
      (.string(""), [0]), (.string("a"), [0x61, 0]), (.string("\0"), [1, 1, 0]),
      (.string("\u{1}"), [1, 2, 0]), (.binary([]), [0]),
      (.binary([0, 1, 2, 255]), [1, 1, 1, 2, 2, 255, 0]),
    ] as [(AttributeValue, [UInt8])])
  func escapes(value: AttributeValue, bytes: [UInt8]) { #expect(encoded(value) == bytes) }

  @Test("bytes are escaped at every position of a text of any length")
  func escapesAnywhere() {
    for length in 1...33 {
      for place in 0..<length {
        for byte: UInt8 in [0, 1, 2, 0x7F, 0x80, 0x81, 0xFF] {
          var bytes = [UInt8](repeating: 0x82, count: length)
          bytes[place] = byte
          let escaped = bytes.flatMap { $0 <= 1 ? [1, $0 + 1] : [$0] }
          #expect(encoded(.binary(bytes)) == escaped + [0])
          var beginning: [UInt8] = [9]
          #expect(KeyEncoding.appendBeginning(.binary(bytes), to: &beginning))
          #expect(beginning == [9] + escaped)
          let row = RowKey.table(partition: .number(7), sort: .binary(bytes))
          #expect(row.suffix(escaped.count + 1) == escaped + [0])
        }
      }
    }
  }

  @Test(
    "a key's values are read from their encodings, one after the other",
    arguments: [ScalarAttributeType.s, .n, .b].enumerated().map { ($0, $1) })
  func decoding(kind: Int, type: ScalarAttributeType) {
    var random = SeededGenerator(seed: 0xdec0 + UInt64(kind))
    for _ in 0..<2_000 {
      let values = (0..<3).map { _ in KeySamples.value(ofType: kind, using: &random) }
      var key: [UInt8] = []
      for value in values { KeyEncoding.append(value, to: &key) }
      var rest = key[...]
      for value in values { #expect(KeyEncoding.read(type, from: &rest) == value) }
      #expect(rest.isEmpty)
      // Damaged and truncated keys are rejected or read as other values, without a crash.
      let place = Int.random(in: key.indices, using: &random)
      key[place] = .random(in: 0...255, using: &random)
      var damaged = key.prefix(Int.random(in: 0...key.count, using: &random))
      while KeyEncoding.read(type, from: &damaged) != nil {}
    }
  }

  @Test("encodings sort as the values do", arguments: 0..<3)
  func order(type: Int) {
    var random = SeededGenerator(seed: 0x5eed + UInt64(type))
    let values = (0..<1500).map { _ in KeySamples.value(ofType: type, using: &random) }
    for index in 0..<20_000 {
      let left = values[Int.random(in: values.indices, using: &random)]
      let right = values[(index * 31 + 7) % values.count]
      #expect(
        encoded(left).byteOrder(to: encoded(right)) == left.order(to: right), "\(left) \(right)")
    }
  }

  @Test("keys of several attributes are sorted by the first, then the second, and so on")
  func tuples() {
    var random = SeededGenerator(seed: 0xba5e)
    for _ in 0..<20_000 {
      let types = (0..<3).map { _ in Int.random(in: 0..<3, using: &random) }
      let left = types.map { KeySamples.value(ofType: $0, using: &random) }
      var right = types.map { KeySamples.value(ofType: $0, using: &random) }
      for index in right.indices.dropLast() where Bool.random(using: &random) {
        right[index] = left[index]
      }
      let order = zip(left, right).lazy.compactMap { $0.order(to: $1) }.first { $0 != .same }
      #expect(encoded(left).byteOrder(to: encoded(right)) == order ?? .same, "\(left) \(right)")
    }
  }

  private func encoded(_ value: AttributeValue) -> [UInt8] {
    let values: [AttributeValue] = [value]
    return encoded(values)
  }

  private func encoded(_ values: [AttributeValue]) -> [UInt8] {
    values.reduce(into: []) { KeyEncoding.append($1, to: &$0) }
  }
}
