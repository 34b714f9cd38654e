import DynamockModel

/// RequestItems of BatchGetItem as JSON, which the newer layer prints ([parity-suite]
/// `batchGetItem`, 2026-10-09).
enum RequestText {
  /// Returns RequestItems such as `{"table":{"Keys":[{"pk":{"S":"a"}}]}}`.
  static func requestItems(_ tables: NamedValues<KeysAndAttributes>) -> String {
    object(tables.entries.map { ($0.name, keysAndAttributes($0.value)) }.sorted(by: isBefore))
  }

  private static func keysAndAttributes(_ request: KeysAndAttributes) -> String {
    var members: [(String, String)] = []
    if let keys = request.keys { members.append(("Keys", list(keys.map(item)))) }
    if let names = request.attributesToGet {
      members.append(("AttributesToGet", list(names.map(quoted))))
    }
    if let isConsistent = request.consistentRead {
      members.append(("ConsistentRead", String(isConsistent)))
    }
    if let text = request.projectionExpression {
      members.append(("ProjectionExpression", quoted(text)))
    }
    if let names = request.expressionAttributeNames {
      let entries = names.entries.map { ($0.name, quoted($0.value)) }
      members.append(("ExpressionAttributeNames", object(entries.sorted(by: isBefore))))
    }
    return object(members.sorted(by: isBefore))
  }

  /// Returns whether one entry precedes another: AWS sorts tables and members by name
  /// ([dynoxide-captures], 2026-10-09).
  private static func isBefore(_ one: (String, String), _ other: (String, String)) -> Bool {
    one.0.byteOrder(to: other.0) == .before
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ","))}"
  }

  private static func list(_ elements: [String]) -> String {
    "[\(elements.joined(separator: ","))]"
  }

  private static func item(_ item: Item) -> String {
    var json: [UInt8] = []
    item.appendJSON(to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// Returns a string in JSON.
  static func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    text.appendJSON(to: &json)
    return String(decoding: json, as: UTF8.self)
  }
}
