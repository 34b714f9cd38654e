import DynamockExpressions
import DynamockModel
import SeededRandom
import Testing

/// Compares random conditions and updates on random items with the simplest possible code.
@Suite("Evaluation agrees with a naive model")
struct ModelTests {
  private static let names = ["a", "b", "c"]

  private static func value(_ random: inout SeededGenerator, depth: Int = 0) -> AttributeValue {
    switch random.below(depth > 1 ? 5 : 7) {
    case 0, 1: N(String(random.below(5)))
    case 2: S(random.pick(["", "x", "xy", "y"]))
    case 3: .bool(random.below(2) == 0)
    case 4: .stringSet([["x"], ["x", "y"], ["y", "x"]][random.below(3)])
    case 5: .list((0..<random.below(4)).map { _ in value(&random, depth: depth + 1) })
    default: .map(item(&random, depth: depth + 1))
    }
  }

  private static func item(_ random: inout SeededGenerator, depth: Int = 0) -> Item {
    Item(
      uniqueAttributes: names.filter { _ in random.below(4) != 0 }.map {
        Attribute(name: $0, value: value(&random, depth: depth))
      })
  }

  private static func path(_ random: inout SeededGenerator) -> DocumentPath {
    DocumentPath(
      random.pick(names),
      (0..<random.below(3)).map { _ in
        random.below(2) == 0 ? .attribute(random.pick(names)) : .index(random.below(4))
      })
  }

  @Test("comparisons", arguments: [21, 22] as [UInt64])
  func comparisons(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let item = Self.item(&random)
      let (left, right) = (Self.path(&random), Self.path(&random))
      let comparator = random.pick(Condition.Comparator.allCases)
      let condition = Condition.comparison(.path(left), comparator, .path(right))
      let expected = NaiveModel.compare(
        NaiveModel.look(up: left, in: item), comparator.rawValue,
        NaiveModel.look(up: right, in: item))
      #expect(condition.holds(for: item) == expected, "seed \(seed): \(condition) on \(item)")
    }
  }

  @Test("conditions with paths below an attribute are found")
  func nestedPaths() {
    var random = SeededGenerator(seed: 51)
    var nested = 0
    for _ in 0..<1000 {
      let operands = (0..<4).map { _ in Condition.Operand.path(Self.path(&random)) }
      let conditions: [Condition] = [
        .comparison(operands[0], .equal, .value(N("1"))),
        .comparison(operands[0], .less, operands[1]),
        .between(.value(N("1")), lower: operands[0], upper: .size(operands[1])),
        .isIn(operands[0], operands),
        .attributeExists(Self.path(&random)), .attributeNotExists(Self.path(&random)),
        .beginsWith(operands[2], prefix: operands[3]),
        .contains(.value(N("1")), element: operands[3]),
        .notContains(operands[1], element: .value(N("1"))),
      ]
      for condition in conditions + [.not(.all([conditions[0], conditions[4]])), .any(conditions)] {
        let isNested = condition.paths.contains { !$0.steps.isEmpty }
        #expect(condition.readsNestedPaths == isNested, "\(condition)")
        if isNested { nested += 1 }
      }
    }
    #expect(nested > 1000)
  }

  @Test("single actions", arguments: [31, 32] as [UInt64])
  func actions(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let item = Self.item(&random)
      let path = Self.path(&random)
      let value = Self.value(&random)
      let isRemoval = random.below(3) == 0
      let update = UpdateExpression(
        actions: [isRemoval ? .remove(path) : .set(path, .value(value))])
      let expected = NaiveModel.put(isRemoval ? nil : value, at: path, in: item)
      let outcome = try? update.apply(to: item, key: [:])
      #expect(outcome?.item == expected, "seed \(seed): \(update.actions) on \(item)")
    }
  }

  @Test("disjoint actions in any order", arguments: [41, 42] as [UInt64])
  func severalActions(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let list = (0..<6).map { _ in Self.value(&random) }
      let indexes = (0..<9).shuffled(using: &random).prefix(4)
      var actions: [UpdateExpression.Action] = []
      var removed: Set<Int> = []
      var set: [Int: AttributeValue] = [:]
      for index in indexes {
        let path = DocumentPath("a", [.index(index)])
        if random.below(2) == 0 {
          actions.append(.remove(path))
          removed.insert(index)
        } else {
          let value = Self.value(&random)
          actions.append(.set(path, .value(value)))
          set[index] = value
        }
      }
      let kept = (0..<6).filter { !removed.contains($0) }.map { set[$0] ?? list[$0] }
      let appended = set.keys.filter { $0 >= 6 }.sorted().compactMap { set[$0] }
      let outcome = try UpdateExpression(actions: actions).apply(
        to: ["a": .list(list)], key: [:])
      #expect(outcome.item == ["a": .list(kept + appended)], "seed \(seed): \(actions)")
    }
  }
}

/// DynamoDB's behavior, written without regard to speed.
enum NaiveModel {
  static func look(up path: DocumentPath, in item: Item) -> AttributeValue? {
    path.steps.reduce(item[path.attribute]) { value, step in
      switch (value, step) {
      case (.map(let map)?, .attribute(let name)): map[name]
      case (.list(let list)?, .index(let index)): list.indices.contains(index) ? list[index] : nil
      default: nil
      }
    }
  }

  static func compare(
    _ left: AttributeValue?, _ comparator: String, _ right: AttributeValue?
  ) -> Bool {
    guard let left, let right else { return comparator == "<>" }
    let isEqual = canonical(left) == canonical(right)
    var isLess = false
    var isOrdered = true
    switch (left, right) {
    case (.number(let left), .number(let right)): isLess = left < right
    case (.string(let left), .string(let right)):
      isLess = left.utf8.lexicographicallyPrecedes(right.utf8)
    default: isOrdered = false
    }
    switch comparator {
    case "=": return isEqual
    case "<>": return !isEqual
    case "<": return isOrdered && isLess
    case "<=": return isOrdered && (isLess || isEqual)
    case ">": return isOrdered && !isLess && !isEqual
    default: return isOrdered && !isLess
    }
  }

  /// Returns text that is the same for equal values.
  private static func canonical(_ value: AttributeValue) -> String {
    switch value {
    case .stringSet(let members): "SS\(members.sorted())"
    case .list(let elements): "L\(elements.map(canonical))"
    case .map(let entries):
      "M\(entries.attributes.map { $0.name + canonical($0.value) }.sorted())"
    default: "\(value)"
    }
  }

  /// Returns the item after a value was put at a path or removed from it, or `nil` if the path is
  /// invalid.
  static func put(_ value: AttributeValue?, at path: DocumentPath, in item: Item) -> Item? {
    var item = item
    guard let new = put(value, at: path.steps[...], in: item[path.attribute]) else { return nil }
    item[path.attribute] = new.value
    return item
  }

  private static func put(
    _ value: AttributeValue?, at steps: ArraySlice<DocumentPath.Step>, in old: AttributeValue?
  ) -> (value: AttributeValue?, Void)? {
    guard let step = steps.first else { return (value, ()) }
    switch (old, step) {
    case (.map(var map)?, .attribute(let name)):
      guard let new = put(value, at: steps.dropFirst(), in: map[name]) else { return nil }
      map[name] = new.value
      return (.map(map), ())
    case (.list(var list)?, .index(let index)):
      let isInside = index < list.count
      let inner = put(value, at: steps.dropFirst(), in: isInside ? list[index] : nil)
      guard let inner else { return nil }
      if let value = inner.value {
        if isInside { list[index] = value } else { list.append(value) }
      } else if isInside {
        list.remove(at: index)
      }
      return (.list(list), ())
    default: return nil
    }
  }
}
