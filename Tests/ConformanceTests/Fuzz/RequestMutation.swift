import DynamockTesting
import SeededRandom

/// Creates invalid requests from valid ones, reproducibly for a seed.
struct RequestMutation {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &random) }

  /// Returns a request with one to three changes, sometimes of single bytes.
  mutating func mutated(_ body: String) -> [UInt8] {
    guard var value = JSONValue(parsing: body) else { return Array(body.utf8) }
    for _ in 0...below(3) { value = mutated(value, depth: 0) }
    var bytes = Array(value.description.utf8)
    if below(12) == 0, !bytes.isEmpty { bytes[below(bytes.count)] = UInt8(below(256)) }
    if below(40) == 0 { bytes.removeLast(below(bytes.count)) }
    return bytes
  }

  private mutating func mutated(_ value: JSONValue, depth: Int) -> JSONValue {
    switch value {
    case .object(var members) where !members.isEmpty && below(4) > 0:
      let name = members.keys.sorted()[below(members.count)]
      switch below(10) {
      case 0: members[name] = nil
      case 1:
        let old = members.removeValue(forKey: name)
        members[Self.names[below(Self.names.count)]] = old
      case 2: members[Self.names[below(Self.names.count)]] = anything(depth)
      default: members[name] = members[name].map { mutated($0, depth: depth + 1) }
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty && below(4) > 0:
      let position = below(elements.count)
      switch below(8) {
      case 0: elements.remove(at: position)
      case 1: elements.append(elements[position])
      default: elements[position] = mutated(elements[position], depth: depth + 1)
      }
      return .array(elements)
    case .string(let text) where below(3) > 0: return .string(mutated(text))
    default: return anything(depth)
    }
  }

  private mutating func mutated(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    let addition = Array(Self.texts[below(Self.texts.count)].unicodeScalars)
    switch below(5) {
    case 0: return ""
    case 1: scalars.insert(contentsOf: addition, at: below(scalars.count + 1))
    case 2: if !scalars.isEmpty { scalars.remove(at: below(scalars.count)) }
    case 3: scalars.removeLast(below(scalars.count + 1))
    default: return Self.texts[below(Self.texts.count)]
    }
    var mutated = ""
    mutated.unicodeScalars.append(contentsOf: scalars)
    return mutated
  }

  private mutating func anything(_ depth: Int) -> JSONValue {
    switch below(9) {
    case 0: return .null
    case 1: return .bool(below(2) == 0)
    case 2: return .number(Self.numbers[below(Self.numbers.count)])
    case 3 where depth < 6: return .array((0..<below(3)).map { _ in anything(depth + 1) })
    case 4 where depth < 6:
      return .object([Self.names[below(Self.names.count)]: anything(depth + 1)])
    case 5: return deep(below(2) == 0 ? 33 : 300)
    default: return .string(Self.texts[below(Self.texts.count)])
    }
  }

  private func deep(_ levels: Int) -> JSONValue {
    (0..<levels).reduce(JSONValue.object(["S": .string("x")])) { value, _ in
      .object(["L": .array([value])])
    }
  }

  static let numbers = [
    "0", "-1", "1", "2147483648", "-9223372036854775809", "99999999999999999999", "0.5", "1e400",
  ]
  static let names = [
    "S", "N", "B", "SS", "NS", "BS", "L", "M", "BOOL", "NULL", "p", "s", "g", "TableName", "Key",
    "Item", "Keys", "Limit", "IndexName", "Select", "Expected", "QueryFilter", "Segment",
    "ConditionExpression", "UpdateExpression", "ExpressionAttributeValues", "Statement", "",
    "ExpressionAttributeNames", "ProjectionExpression", "FilterExpression", "ReturnValues",
  ]
  static let texts = [
    "", "a", "#", ":", "#n", ":v", "(", ")", "((", ",", "=", "<>", " AND ", " OR ", "NOT ", "SET ",
    "REMOVE ", "ADD ", "[", "]", "[0]", "[99999999999]", ".", "size(", "begins_with(", "1e400",
    "-0", "1E-131", "NaN", "é", "e\u{301}", "\u{0}", "\u{FFFF}", "\u{1F600}", "Main", "Nowhere",
    "ALL_OLD", "COUNT", "HASH", "KEYS_ONLY", "arn:aws:dynamodb:us-east-1:123456789012:table/Main",
    "arn:", "AAA", "====", String(repeating: "x", count: 5_000),
    String(repeating: "(", count: 400), String(repeating: "NOT ", count: 400),
  ]
}
