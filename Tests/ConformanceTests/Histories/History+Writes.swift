import DynamockTesting
import SeededRandom

/// A long random history: the same requests for every store, and the responses that a simple model
/// expects.
struct History {
  private(set) var model = ModelTable()
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ one: Int) -> Bool { number(0..<one) == 0 }

  mutating func key() -> ModelKey {
    ModelKey(p: ["a", "b", "é"][number(0..<3)], s: number(-4..<5))
  }

  private mutating func keys(_ count: Int) -> [ModelKey] {
    Array(Set((0..<count).map { _ in key() })).sorted()
  }

  mutating func item(_ key: ModelKey) -> ModelItem {
    var item = ModelItem(key)
    if chance(2) { item.attributes["g"] = .text(["x", "y"][number(0..<2)]) }
    if chance(2) { item.attributes["n"] = .number(number(-3..<4)) }
    if chance(2) { item.attributes["v"] = .number(number(0..<1_000)) }
    if chance(3) { item.attributes["tags"] = .set(["r", "s"]) }
    if chance(4) { item.attributes["t"] = .text(String(repeating: "t", count: number(0..<2_000))) }
    return item
  }

  private mutating func condition() -> ModelCondition? {
    chance(2) ? nil : ModelCondition.allCases[number(0..<ModelCondition.allCases.count)]
  }

  private static func write(
    _ operation: String, _ members: [String: JSONValue?], _ condition: ModelCondition?,
    values: [String: JSONValue] = [:]
  ) -> Call {
    let values = values.merging(condition?.values ?? [:]) { $1 }
    let more: [String: JSONValue?] = [
      "TableName": .string("Main"),
      "ConditionExpression": condition.map { .string($0.text) },
      "ExpressionAttributeValues": values.isEmpty ? nil : .object(values),
    ]
    return Call(operation, JSONValue.members(members.merging(more) { $1 }).description)
  }

  private static let failed = "ConditionalCheckFailedException"

  mutating func put() -> HistoryStep {
    let item = item(key())
    let condition = condition()
    let call = Self.write(
      "PutItem", ["Item": item.json, "ReturnValues": .string("ALL_OLD")], condition)
    let old = model[item.key]
    guard condition?.holds(for: old) ?? true else { return HistoryStep(call, fails: Self.failed) }
    model[item.key] = item
    return HistoryStep(call, answers: .members(["Attributes": old?.json]))
  }

  mutating func delete() -> HistoryStep {
    let key = key()
    let condition = condition()
    let call = Self.write(
      "DeleteItem", ["Key": key.json, "ReturnValues": .string("ALL_OLD")], condition)
    let old = model[key]
    guard condition?.holds(for: old) ?? true else { return HistoryStep(call, fails: Self.failed) }
    model[key] = nil
    return HistoryStep(call, answers: .members(["Attributes": old?.json]))
  }

  mutating func update() -> HistoryStep {
    let key = key()
    let condition = condition()
    let change = ModelUpdate.allCases[number(0..<ModelUpdate.allCases.count)]
    let operand = number(-3..<4)
    let call = Self.write(
      "UpdateItem",
      [
        "Key": key.json, "ReturnValues": .string("ALL_NEW"),
        "UpdateExpression": .string(change.text),
      ], condition, values: change.values(operand))
    let old = model[key]
    guard condition?.holds(for: old) ?? true else { return HistoryStep(call, fails: Self.failed) }
    model[key] = change.apply(to: old, key, operand)
    return HistoryStep(call, answers: .members(["Attributes": model[key]?.json]))
  }

  mutating func batchWrite() -> HistoryStep {
    var writes: [JSONValue] = []
    for key in keys(number(1..<8)) {
      if chance(3) {
        writes.append(.object(["DeleteRequest": .object(["Key": key.json])]))
        model[key] = nil
      } else {
        let item = item(key)
        writes.append(.object(["PutRequest": .object(["Item": item.json])]))
        model[key] = item
      }
    }
    let body = JSONValue.object(["RequestItems": .object(["Main": .array(writes)])])
    return HistoryStep(
      Call("BatchWriteItem", body.description), answers: .object(["UnprocessedItems": .object([:])])
    )
  }

  mutating func transactWrite() -> HistoryStep {
    var changed = model
    var actions: [JSONValue] = []
    var codes: [String] = []
    for key in keys(number(1..<5)) {
      let condition = condition()
      let item = item(key)
      let kind = condition == nil ? number(0..<2) : number(0..<3)
      let name = ["Put", "Delete", "ConditionCheck"][kind]
      var members: [String: JSONValue] = ["TableName": .string("Main")]
      members[kind == 0 ? "Item" : "Key"] = kind == 0 ? item.json : key.json
      members["ConditionExpression"] = condition.map { .string($0.text) }
      if let values = condition?.values, !values.isEmpty {
        members["ExpressionAttributeValues"] = .object(values)
      }
      actions.append(.object([name: .object(members)]))
      codes.append(condition?.holds(for: model[key]) ?? true ? "None" : "ConditionalCheckFailed")
      if kind == 0 { changed[key] = item }
      if kind == 1 { changed[key] = nil }
    }
    let body = JSONValue.object(["TransactItems": .array(actions)])
    let call = Call("TransactWriteItems", body.description)
    guard codes.allSatisfy({ $0 == "None" }) else {
      return HistoryStep(call) { answer in
        let told = answer["CancellationReasons"]?.elements?.compactMap { $0["Code"]?.text }
        return told == codes ? nil : "should be cancelled by \(codes)"
      }
    }
    model = changed
    return HistoryStep(call, answers: .object([:]))
  }
}

/// The updates of a history, as text and as applied by the model.
enum ModelUpdate: CaseIterable {
  case count
  case group
  case ungroup
  case order
  case tag
  case untag

  var text: String {
    switch self {
    case .count: "SET v = if_not_exists(v, :zero) + :one"
    case .group: "SET g = :g"
    case .ungroup: "REMOVE g"
    case .order: "SET n = :n REMOVE t"
    case .tag: "ADD tags :tags"
    case .untag: "DELETE tags :tags"
    }
  }

  func values(_ operand: Int) -> [String: JSONValue] {
    switch self {
    case .count: [":zero": .number(0), ":one": .number(1)]
    case .group: [":g": .text(operand < 0 ? "x" : "y")]
    case .ungroup: [:]
    case .order: [":n": .number(operand)]
    case .tag, .untag: [":tags": .set(Self.tags(operand))]
    }
  }

  private static func tags(_ operand: Int) -> Set<String> { operand < 0 ? ["r", "u"] : ["s"] }

  func apply(to old: ModelItem?, _ key: ModelKey, _ operand: Int) -> ModelItem? {
    var item = old ?? ModelItem(key)
    switch self {
    case .count: item.attributes["v"] = .number((item.number("v") ?? 0) + 1)
    case .group: item.attributes["g"] = .text(operand < 0 ? "x" : "y")
    case .ungroup, .untag:
      // An update that only removes creates no item.
      guard old != nil else { return nil }
      if self == .ungroup {
        item.attributes["g"] = nil
      } else {
        let rest = item.members("tags").subtracting(Self.tags(operand))
        item.attributes["tags"] = rest.isEmpty ? nil : .set(rest)
      }
    case .order:
      item.attributes["n"] = .number(operand)
      item.attributes["t"] = nil
    case .tag: item.attributes["tags"] = .set(item.members("tags").union(Self.tags(operand)))
    }
    return item
  }
}
