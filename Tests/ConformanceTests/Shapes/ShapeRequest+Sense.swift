import DynamockFuzzing
import DynamockTesting
import SeededRandom

/// Makes most requests consistent, so that they reach the tables.
extension ShapeRequest {
  private static let legacy = [
    "Expected", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter", "AttributesToGet",
    "ConditionalOperator",
  ]

  /// Adds the names and values that the expressions use, and removes parameters that do not fit.
  static func makeSense(
    of values: inout [String: JSONValue], for operation: String, _ random: inout SeededGenerator
  ) {
    guard random.below(8) > 0 else { return }
    if operation == "CreateTable" {
      if values["ProvisionedThroughput"] == nil {
        values["BillingMode"] = .string("PAY_PER_REQUEST")
      }
      values["LocalSecondaryIndexes"] = nil
    }
    if operation == "Query", values["KeyConditions"] == nil {
      values["KeyConditionExpression"] = values["KeyConditionExpression"] ?? .string("p = :v")
    }
    let expressions = values.filter { $0.key.hasSuffix("Expression") }.compactMap(\.value.text)
    values["ExpressionAttributeNames"] = nil
    values["ExpressionAttributeValues"] = nil
    guard !expressions.isEmpty else { return }
    for name in legacy { values[name] = nil }
    if expressions.contains(where: { $0.contains("#n") }) {
      values["ExpressionAttributeNames"] = .object(["#n": .string(random.pick(["v", "g", "p"]))])
    }
    let used = [":v", ":w"].filter { name in expressions.contains { $0.contains(name) } }
    guard !used.isEmpty else { return }
    values["ExpressionAttributeValues"] = .object(
      Dictionary(uniqueKeysWithValues: used.map { ($0, random.pick(operands)) }))
  }

  private static let operands: [JSONValue] = [
    .object(["S": .string("a")]), .object(["S": .string("x")]), .object(["N": .string("1")]),
    .object(["N": .string("2")]), .object(["SS": .array([.string("a")])]),
    .object(["L": .array([.object(["NULL": .bool(true)])])]),
  ]

  private static let keys: [JSONValue] = [
    .object(["p": .object(["S": .string("a")])]),
    .object(["p": .object(["S": .string("b")])]),
    .object(["p": .object(["S": .string("a")]), "s": .object(["N": .string("1")])]),
    .object(["p": .object(["S": .string("c")]), "s": .object(["N": .string("2")])]),
  ]

  private static let items: [JSONValue] =
    keys + [
      .object([
        "p": .object(["S": .string("a")]), "s": .object(["N": .string("3")]),
        "g": .object(["S": .string("x")]), "v": .object(["L": .array([])]),
      ]),
      .object(["p": .object(["S": .string("d")]), "g": .object(["N": .string("1")])]),
    ]

  private static let schemas: [JSONValue] = ["p", "g"].map {
    .array([.object(["AttributeName": .string($0), "KeyType": .string("HASH")])])
  }

  /// Samples of members that random generation would hardly ever make valid.
  static let samples: [String: [JSONValue]] = [
    "Key": keys, "Keys": keys.map { .array([$0]) }, "Item": items, "ExclusiveStartKey": keys,
    "KeySchema": schemas,
    "AttributeDefinitions": ["p", "g"].map {
      .array([.object(["AttributeName": .string($0), "AttributeType": .string("S")])])
    },
  ]
}
