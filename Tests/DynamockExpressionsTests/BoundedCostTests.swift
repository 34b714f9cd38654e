import DynamockExpressions
import DynamockModel
import Testing

/// Tests parts of a comparison that a request can make large on both sides: its own lists, and the
/// item.
///
/// If the time grew with the product of the sizes, each of these would take a minute or more. The
/// limit is far above the time for the sum on any machine.
@Suite("Cost in proportion to the sum of sizes", .timeLimit(.minutes(10)))
struct BoundedCostTests {
  private static let size = 20_000
  private static let limit = Duration.seconds(10)

  /// Fails if a closure takes time in proportion to the product of its sizes.
  private func inTime<Value>(_ body: () throws -> Value) rethrows -> Value {
    let start = ContinuousClock.now
    let value = try body()
    #expect(start.duration(to: .now) < Self.limit)
    return value
  }

  private let names = (0..<Self.size).map { "attribute\($0)" }

  /// An item with its names in the opposite order, so that each is far from its expected position.
  private var item: Item {
    Item(uniqueAttributes: names.reversed().map { Attribute(name: $0, value: .string($0)) })
  }

  @Test("an AttributesToGet of many names is projected from an item of many attributes")
  func projection() {
    let item = item
    let projection = inTime { Projection(attributesToGet: names) }
    #expect(inTime { projection.rootAttributes } == names)
    #expect(inTime { projection.project(item) } == item)
    #expect(inTime { ItemImage(item).keeping(names)?.decoded() } == item)
  }

  @Test("AttributeUpdates of many names change, add and remove attributes of a large item")
  func update() throws {
    let item = item
    var updates = NamedValues<AttributeValueUpdate>()
    for (position, name) in names.enumerated() {
      let update =
        position.isMultiple(of: 2)
        ? AttributeValueUpdate(value: .bool(true), action: .put)
        : AttributeValueUpdate(action: .delete)
      updates.entries.append((name, update))
      updates.entries.append(
        ("new\(name)", AttributeValueUpdate(value: .bool(false), action: .put)))
    }
    let update = try inTime { try UpdateExpression(attributeUpdates: updates) }
    let updated = try #require(try inTime { try update.apply(to: item, key: Item()).item })
    #expect(updated.count == Self.size / 2 + Self.size)
    #expect(updated.attributes.first?.name == names[Self.size - 2])
    #expect(updated.attributes.first?.value == .bool(true))
    #expect(updated.attributes.last?.name == "new" + names[Self.size - 1])
    #expect(inTime { update.updatedAttributes(of: updated) } == updated)
  }

  @Test("an Expected of many names is evaluated on a large item")
  func conditions() throws {
    let item = item
    var expected = NamedValues<ExpectedAttributeValue>()
    for name in names {
      expected.entries.append((name, ExpectedAttributeValue(value: .string(name), exists: true)))
    }
    let condition = try #require(try Condition.expected(expected, joinedBy: nil))
    #expect(inTime { condition.holds(for: item) })
    let shorter = Item(uniqueAttributes: Array(item.attributes.dropLast()))
    #expect(inTime { !condition.holds(for: shorter) })
    #expect(inTime { condition.rootAttributes } == names)
  }

  @Test("maps with many entries are compared in any order")
  func maps() {
    let item = item
    let other = Item(uniqueAttributes: item.attributes.reversed())
    #expect(inTime { AttributeValue.map(item).isEqualValue(to: .map(other)) })
    let rest = Array(other.attributes.dropLast())
    let unequal = Item(uniqueAttributes: rest + [Attribute(name: "x", value: .null)])
    #expect(inTime { !AttributeValue.map(item).isEqualValue(to: .map(unequal)) })
  }

  @Test("searching a list of many short sets for a long set is fast")
  func sets() throws {
    let prefix = String(repeating: "p", count: 100_000)
    let list = AttributeValue.list((0..<Self.size).map { .stringSet(["a\($0)", "b"]) })
    let texts = AttributeValue.stringSet([prefix + "a", prefix + "b"])
    #expect(try inTime { try !holds("contains(l, :s)", ["l": list], values: [":s": texts]) })
    let bytes = [UInt8](repeating: 1, count: 100_000)
    let binary = AttributeValue.list(
      (0..<Self.size).map { .binarySet([[UInt8($0 % 251)], [252]]) })
    let others = AttributeValue.binarySet([bytes, bytes + [2]])
    #expect(try inTime { try !holds("contains(l, :s)", ["l": binary], values: [":s": others]) })
  }

  @Test("expressions find their names and values among many")
  func references() throws {
    let item = item
    let references = NamedValues(uniqueEntries: names.map { ("#\($0)", $0) })
    let values = Item(
      uniqueAttributes: names.map { Attribute(name: ":\($0)", value: .string($0)) })
    let text = names.suffix(60).map { "#\($0)=:\($0)" }.joined(separator: " AND ")
    #expect(try inTime { try holds(text, item, names: references, values: values) })
  }

  /// Without the bound, 160 lists of 200,000 elements would be created before their sum is
  /// rejected: AWS allows 409,600 bytes per item, and each element takes one.
  @Test("lists that are appended repeatedly are rejected before they are created")
  func appending() throws {
    let list = AttributeValue.list(Array(repeating: .bool(true), count: 100_000))
    let actions = (0..<160).map {
      UpdateExpression.Action.set(
        DocumentPath("n\($0)"), .listAppend(.path(DocumentPath("l")), .path(DocumentPath("l"))))
    }
    #expect(throws: EvaluationError.itemTooLarge) {
      try UpdateExpression(actions: actions).apply(to: ["l": list], key: Item())
    }
    let two = try UpdateExpression(actions: Array(actions.prefix(2)))
      .apply(to: ["l": list], key: Item()).item
    #expect(two?.count == 3)
  }

  @Test("removing many elements of a list keeps the others in order")
  func removal() throws {
    let list = AttributeValue.list((0..<1_000).map { .number(DecimalNumber($0)) })
    let actions = (0..<300).map {
      UpdateExpression.Action.remove(DocumentPath("l", [.index(3 * $0)]))
    }
    let item = try UpdateExpression(actions: actions).apply(to: ["l": list], key: Item()).item
    let left = (0..<1_000).filter { $0 >= 900 || !$0.isMultiple(of: 3) }
    #expect(item?["l"] == .list(left.map { .number(DecimalNumber($0)) }))
  }
}
