import DynamockModel
import SeededRandom
import Testing

/// Tests that values are unchanged after encoding and decoding; sets are in the order in which they
/// are written.
@Suite struct RoundTripTests {
  @Test("a written value is read unchanged", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let item = randomItem(&random, depth: 4)
      var json: [UInt8] = Array(#"{"Item":"#.utf8)
      item.appendJSON(to: &json)
      json.append(UInt8(ascii: "}"))
      #expect(isJSON(json))
      guard case .putItem(let input) = try decode(.putItem, json) else { return }
      #expect(input.item == item, "seed \(seed)")
    }
  }

  private func randomItem(_ random: inout SeededGenerator, depth: Int) -> Item {
    var item = Item()
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      item[randomText(&random)] = randomValue(&random, depth: depth)
    }
    return item
  }

  private func randomValue(_ random: inout SeededGenerator, depth: Int) -> AttributeValue {
    let size = Int.random(in: 0...3, using: &random)
    switch Int.random(in: 0..<(depth > 0 ? 10 : 8), using: &random) {
    case 0: return .string(randomText(&random))
    case 1: return .number(randomNumber(&random))
    case 2: return .binary(randomBytes(&random))
    case 3: return .bool(Bool.random(using: &random))
    case 4: return .null
    case 5:
      let members = (0..<size).map { _ in randomText(&random) }
      return .stringSet(members.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    case 6: return .numberSet((0..<size).map { _ in randomNumber(&random) }.sorted())
    case 7:
      let members = (0..<size).map { _ in randomBytes(&random) }
      return .binarySet(members.sorted { $0.lexicographicallyPrecedes($1) })
    case 8: return .list((0..<size).map { _ in randomValue(&random, depth: depth - 1) })
    default: return .map(randomItem(&random, depth: depth - 1))
    }
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let alphabet = Array("abcdefghijkl\"\\/\n\t\r\u{0}\u{1F}\u{7F}éß漢😀\u{301}").map(String.init)
    return (0..<Int.random(in: 0...20, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? ""
    }.joined()
  }

  private func randomBytes(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...12, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
  }

  private func randomNumber(_ random: inout SeededGenerator) -> DecimalNumber {
    let digits = (0..<Int.random(in: 1...38, using: &random)).map { _ in
      String(Int.random(in: 0...9, using: &random))
    }
    let exponent = Int.random(in: -90...80, using: &random)
    let sign = Bool.random(using: &random) ? "-" : ""
    return DecimalNumber("\(sign)\(digits.joined())e\(exponent)") ?? DecimalNumber(0)
  }
}
