import DynamockExpressions
import DynamockModel

/// What policies can know of the items and parameters of a request ([aws-guide], Using IAM policy
/// conditions for fine-grained access control; the keys of each action in
/// [aws-service-authorization]).
struct AccessFacts {
  /// The keys or items that the request names.
  var keys: [Item] = []
  /// The condition that determines the items, or `nil` if the request names their keys.
  var condition: Condition?
  /// The top-level attributes that the request names.
  var attributes: [String] = []
  /// The `Select` of a read, sent or implied.
  var select: Select?
  /// The `ReturnValues` of a write, sent or implied.
  var returnValues: ReturnValue?
  var capacity: ReturnConsumedCapacity?
  /// The operation of which the action is a part.
  var enclosing: Operation?
  /// The tags that the request sets.
  var tags: [Tag] = []
  /// The keys of the tags that the request sets or removes.
  var tagKeys: [String] = []
  /// Whether the request is a PartiQL SELECT, which may scan the table.
  var isStatement = false
}

extension AccessFacts {
  /// Returns the values of one of DynamoDB's condition keys.
  ///
  /// - Parameters:
  ///   - key: the key in lowercase.
  ///   - shape: the key of the table or index.
  func values(of key: String, shape: KeyShape) -> [String]? {
    switch key {
    // Both have the same values ([aws-guide], fine-grained access control).
    case "dynamodb:leadingkeys", "dynamodb:firstpartitionkeyvalues": partitionValues(0, shape)
    case "dynamodb:secondpartitionkeyvalues": partitionValues(1, shape)
    case "dynamodb:thirdpartitionkeyvalues": partitionValues(2, shape)
    case "dynamodb:fourthpartitionkeyvalues": partitionValues(3, shape)
    case "dynamodb:attributes": attributes.isEmpty ? nil : attributes.distinctNames
    case "dynamodb:select": select.map { [$0.rawValue] }
    case "dynamodb:returnvalues": returnValues.map { [$0.rawValue] }
    case "dynamodb:returnconsumedcapacity": capacity.map { [$0.rawValue] }
    case "dynamodb:enclosingoperation": enclosing.map { [$0.rawValue] }
    case "dynamodb:fulltablescan":
      isStatement ? [partitionValues(0, shape) == nil ? "true" : "false"] : nil
    default: nil
    }
  }

  private func partitionValues(_ place: Int, _ shape: KeyShape) -> [String]? {
    guard place < shape.partition.count else { return nil }
    let name = shape.partition[place].name
    var values = keys.compactMap { $0[name] }
    values += condition?.requiredValues(of: name) ?? []
    return values.isEmpty ? nil : values.compactMap(\.policyText)
  }
}

extension AttributeValue {
  /// The text of a key value in policies: a string, a number, or Base64.
  fileprivate var policyText: String? {
    switch self {
    case .string(let text): return text
    case .number(let number): return number.description
    case .binary(let bytes): return Base64.text(of: bytes)
    default: return nil
    }
  }
}
