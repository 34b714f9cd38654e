import DynamockModel
package import DynamockWire

/// An item as people write it: DynamoDB JSON, or plain JSON whose types are inferred.
package struct ItemText {
  /// The item in DynamoDB JSON.
  package let json: JSONTree
  /// Whether the types were inferred from plain JSON.
  package let isInferred: Bool
  /// The reason why the item is neither DynamoDB JSON nor plain JSON, or `nil` if it is one of them.
  package let complaint: String?

  /// Reads an item.
  ///
  /// An object is DynamoDB JSON if each of its members is an object with one member, named by a
  /// type: `{"id": {"S": "1"}}`. In plain JSON a string becomes S, a number N, an array L, an
  /// object M. `{"Item": …}`, as in exports, stands for the item in it.
  /// - Returns: `nil` if the value is not an object.
  package init?(_ value: JSONTree) {
    guard case .object(var members) = value else { return nil }
    var item = value
    var isTyped = false
    if members.count == 1, let only = members.first, only.name == "Item",
      case .object(let inner) = only.value
    {
      isTyped = Self.areTyped(inner)
      if isTyped || UntypedValue(in: inner) != nil { (item, members) = (only.value, inner) }
    }
    isTyped = isTyped || Self.areTyped(members)
    isInferred = !isTyped
    complaint = isTyped ? nil : UntypedValue(in: members)?.complaint
    json =
      isTyped
      ? item : .object(members.map { .init(name: $0.name, value: Self.typed($0.value)) })
  }

  /// The item.
  /// - Throws: DynamoDB's error for values that an item cannot have.
  func item() throws(DynamoDBError) -> Item {
    let request: JSONTree = ["Item": json]
    let result: Result<OperationInput, DynamoDBError> = request.bytes.withUnsafeBytes { bytes in
      Result { () throws(DynamoDBError) in try WireCodec.decode(.putItem, body: bytes) }
    }
    guard case .putItem(let input) = try result.get(), let item = input.item else { return [:] }
    return item
  }

  private static func areTyped(_ members: [JSONTree.Member]) -> Bool {
    !members.isEmpty && members.allSatisfy { isTyped($0.value) }
  }

  /// Whether a value is an object with one member, named by a type and of the kind of that type.
  static func isTyped(_ value: JSONTree) -> Bool {
    guard case .object(let members) = value, members.count == 1, let only = members.first else {
      return false
    }
    return switch (only.name, only.value) {
    case ("S", .string), ("N", .string), ("B", .string), ("BOOL", .boolean), ("NULL", .boolean),
      ("L", .array), ("M", .object), ("SS", .array), ("NS", .array), ("BS", .array):
      true
    default: false
    }
  }

  private static func typed(_ value: JSONTree) -> JSONTree {
    switch value {
    case .string: ["S": value]
    case .number(let digits): ["N": .string(digits)]
    case .boolean: ["BOOL": value]
    case .null: ["NULL": .boolean(true)]
    case .array(let elements): ["L": .array(elements.map(typed))]
    case .object(let members):
      ["M": .object(members.map { .init(name: $0.name, value: typed($0.value)) })]
    }
  }
}
