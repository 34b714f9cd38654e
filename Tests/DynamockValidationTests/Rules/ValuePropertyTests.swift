import DynamockModel
import DynamockValidation
import SeededRandom
import Testing

/// Tests random documents: valid ones pass unchanged, and a single fault is detected at any
/// position.
@Suite("Random attribute values")
struct ValuePropertyTests {
  @Test("a valid document passes unchanged", arguments: UInt64(0)..<100)
  func soundDocuments(seed: UInt64) throws {
    var random = Documents(seed: seed)
    let item = random.item()
    let request = try PutItemRequest(validating: PutItemInput(tableName: "tab", item: item))
    #expect(request.item.item == item)
  }

  @Test("one fault is found at any position", arguments: UInt64(0)..<100)
  func oneFault(seed: UInt64) {
    var random = Documents(seed: seed)
    for bad in BadValue.all {
      var item = random.item()
      item = random.planting(bad.value, in: item)
      let refusal = #expect(throws: DynamoDBError.self) {
        try PutItemRequest(validating: PutItemInput(tableName: "tab", item: item))
      }
      #expect(refusal?.message == (bad.isEnveloped ? one(bad.current) : bad.current))
      #expect(refusal?.explanation?.found.hasPrefix("Item.") == true)
    }
  }
}

/// Random items for a seed.
private struct Documents {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func item(depth: Int = 0) -> Item {
    var item = Item()
    for index in 0..<(1 + below(4)) { item["a\(index)"] = value(depth: depth + 1) }
    return item
  }

  /// Returns the item with a value inserted somewhere.
  mutating func planting(_ bad: AttributeValue, in item: Item) -> Item {
    var item = item
    let name = item.attributes[below(item.count)].name
    switch item[name] {
    case .map(let inner)? where below(3) > 0: item[name] = .map(planting(bad, in: inner))
    case .list(var elements)? where below(3) > 0:
      elements.insert(bad, at: below(elements.count + 1))
      item[name] = .list(elements)
    default: item[name] = bad
    }
    return item
  }

  private mutating func value(depth: Int) -> AttributeValue {
    switch below(depth < 8 ? 11 : 8) {
    case 0: .string(below(2) == 0 ? "" : "text \(below(1000))")
    case 1: .number(BadValue.number("\(below(2) == 0 ? "-" : "")\(below(1000)).\(below(1000))"))
    case 2: .binary((0..<below(9)).map { _ in UInt8(below(256)) })
    case 3: .bool(below(2) == 0)
    case 4: .null
    case 5: .stringSet((0...below(20)).map { "m\($0)" })
    case 6: .numberSet((0...below(20)).map { BadValue.number("\($0)") })
    case 7: .binarySet((0...below(20)).map { [UInt8($0)] })
    case 8: .list((0..<below(4)).map { _ in value(depth: depth + 1) })
    default: .map(item(depth: depth))
    }
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
}
