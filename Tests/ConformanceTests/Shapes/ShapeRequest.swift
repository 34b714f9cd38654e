import DynamockFuzzing
import DynamockTesting
import SeededRandom

/// Creates requests with an operation's shape.
///
/// Most are valid: they use existing names and values at the bounds of the model's constraints.
/// Sometimes a value has the wrong type.
struct ShapeRequest {
  let shapes: ServiceShapes
  /// The texts that have a meaning for a shape or member, by its name.
  var texts: [String: [String]]
  /// One value in this many is damaged.
  private var rarity = 1

  init(shapes: ServiceShapes, texts: [String: [String]]) {
    self.shapes = shapes
    self.texts = texts
  }

  /// Returns a request's body.
  mutating func body(of operation: String, _ random: inout SeededGenerator) -> JSONValue {
    guard let input = shapes.input(of: operation) else { return .object([:]) }
    // Half of the requests are undamaged.
    rarity = random.pick([10, 60, 1_000_000, 1_000_000])
    return value(of: input, named: operation, depth: 0, &random)
  }

  private func value(
    of name: String, named member: String, depth: Int, _ random: inout SeededGenerator
  ) -> JSONValue {
    if random.below(rarity) == 0 { return random.pick(Self.damage) }
    guard let shape = shapes[name] else { return .null }
    if let samples = Self.samples[member], random.below(5) > 0 { return random.pick(samples) }
    switch shape.kind {
    case .structure(let members, let required):
      return structure(name, member, members, required, depth, &random)
    case .list(let element):
      return .array(
        (0..<count(shape, &random)).map { _ in
          value(of: element, named: element, depth: depth + 1, &random)
        })
    case .map(let key, let element):
      var members: [String: JSONValue] = [:]
      for _ in 0..<count(shape, &random) {
        guard let name = value(of: key, named: key, depth: depth, &random).text else { continue }
        members[name] = value(of: element, named: element, depth: depth + 1, &random)
      }
      return .object(members)
    case .text(let values):
      if !values.isEmpty { return .string(random.below(12) == 0 ? "NONE" : random.pick(values)) }
      if let texts = texts[name] ?? texts[member] { return .string(random.pick(texts)) }
      return .string(String(repeating: "x", count: count(shape, &random)))
    case .integer: return .number("\(number(shape, &random))")
    case .decimal: return .number(random.pick(["0", "1795262400", "0.5", "-1"]))
    case .boolean: return .bool(random.below(2) == 0)
    case .blob: return .string(random.pick(["", "AA==", "AAEC", "/w=="]))
    }
  }

  private func structure(
    _ name: String, _ place: String, _ members: [(name: String, shape: String)],
    _ required: Set<String>, _ depth: Int, _ random: inout SeededGenerator
  ) -> JSONValue {
    var values: [String: JSONValue] = [:]
    if Self.unions.contains(name) {
      let (member, shape) = random.pick(depth > 5 ? Array(members.prefix(3)) : members)
      return .object([member: value(of: shape, named: member, depth: depth + 1, &random)])
    }
    let chance = depth > 5 ? 0 : random.pick([0, 5, 10, 25, 50])
    for (member, shape) in members {
      let isTaken =
        required.contains(member) ? random.below(rarity) > 0 : random.below(100) < chance
      if isTaken { values[member] = value(of: shape, named: member, depth: depth + 1, &random) }
    }
    Self.makeSense(of: &values, for: place, &random)
    return .object(values)
  }

  /// Returns a number of elements or characters: a few within the bounds, or one too few or too
  /// many.
  private func count(_ shape: ServiceShape, _ random: inout SeededGenerator) -> Int {
    let minimum = shape.minimum ?? 0
    let usual = max(minimum, 1) + random.below(3)
    switch random.below(24) {
    case 0: return max(minimum - 1, 0)
    case 1: return minimum
    case 2: return min((shape.maximum ?? usual) + random.below(2), 300)
    default: return min(usual, shape.maximum ?? usual)
    }
  }

  private func number(_ shape: ServiceShape, _ random: inout SeededGenerator) -> Int {
    let (minimum, maximum) = (shape.minimum ?? 1, shape.maximum ?? 40_000)
    switch random.below(16) {
    case 0: return minimum - 1
    case 1: return maximum &+ random.below(2)
    case 2: return random.pick([Int.max, Int.min, 0, 1 << 31])
    default: return minimum + random.below(min(max(maximum - minimum, 0), 8) + 1)
    }
  }

  /// Structures that have exactly one member.
  private static let unions: Set<String> = [
    "AttributeValue", "WriteRequest", "TransactWriteItem", "TransactGetItem",
    "GlobalSecondaryIndexUpdate", "ReplicationGroupUpdate",
  ]
  private static let damage: [JSONValue] = [
    .null, .bool(true), .number("1"), .number("-1e400"), .string(""), .string("é\u{0}"), .array([]),
    .array([.array([])]), .object([:]), .object(["S": .string("a")]),
  ]
}
