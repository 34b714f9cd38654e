import DynamockModel
import DynamockWire

/// Why a line of an export is not an item.
enum ItemLineFault: Error {
  /// It is not a JSON object.
  case noObject
  /// It has no `Item`.
  case noItem
  /// It is no line of an incremental export.
  case noKeys
  /// It has a member that lines of a bulk operation do not have, or one of them twice.
  case badMember(String)
  /// The values of its item are invalid; contains DynamoDB's reason.
  case badItem(String)

  var reason: String {
    switch self {
    case .noObject: "it is not a JSON object."
    case .noItem: "it has no Item, as in {\"Item\": {…}}."
    case .noKeys: "it has no Keys, as in {\"Keys\": {…}, \"NewImage\": {…}}."
    case .badMember(let name):
      "it has \"\(name)\" twice, or as a member other than \(ItemLine.putMembers.joined(separator: ", "))."
    case .badItem(let reason): reason
    }
  }
}

/// A line of an export: `{"Item": {…}}`.
enum ItemLine {
  /// Returns the item of a line; other members of the line are ignored.
  static func item(in line: ArraySlice<UInt8>) throws(ItemLineFault) -> Item {
    // The codec of PutItem reads a line without building a tree.
    if case .success(let item?) = line.withUnsafeBytes({ decoded($0) }) { return item }
    let tree: JSONTree
    do throws(JSONTree.Break) {
      tree = try JSONTree(parsing: Array(line), depth: JSONTree.itemDepth)
    } catch { throw .noObject }
    guard case .object = tree else { throw .noObject }
    guard let value = tree["Item"], case .object = value else { throw .noItem }
    // Another member may be of a kind that PutItem does not take.
    return try item(value)
  }

  /// Returns the item that a value contains.
  static func item(_ value: JSONTree) throws(ItemLineFault) -> Item {
    let alone = JSONTree.object([.init(name: "Item", value: value)]).bytes
    switch alone.withUnsafeBytes({ decoded($0) }) {
    case .success(let item): if let item { return item } else { throw .noItem }
    case .failure(let error): throw .badItem(error.message ?? error.code.name)
    }
  }

  /// The members of a line of a bulk operation.
  static let putMembers = [
    "Item", "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues",
  ]

  /// Returns the item of a line and its condition, as in the body of a PutItem.
  ///
  /// A misspelled condition would let the item replace another one, so other members are rejected.
  static func put(in line: ArraySlice<UInt8>) throws(ItemLineFault) -> PutItemInput {
    let item = try item(in: line)
    guard let tree = try? JSONTree(parsing: Array(line), depth: JSONTree.itemDepth) else {
      throw .noObject
    }
    if case .object(let all) = tree { try check(all.map(\.name)) }
    let members = putMembers.dropFirst().compactMap { name in
      tree[name].map { JSONTree.Member(name: name, value: $0) }
    }
    guard !members.isEmpty else { return PutItemInput(tableName: nil, item: item) }
    let bytes = JSONTree.object(members).bytes
    switch bytes.withUnsafeBytes({ input($0) }) {
    case .failure(let error): throw .badItem(error.message ?? error.code.name)
    case .success(let input):
      var input = input ?? PutItemInput(tableName: nil, item: item)
      input.item = item
      return input
    }
  }

  private static func check(_ names: [String]) throws(ItemLineFault) {
    var rest = putMembers
    for name in names {
      guard let place = rest.firstIndex(of: name) else { throw .badMember(name) }
      rest.remove(at: place)
    }
  }

  private static func decoded(_ bytes: UnsafeRawBufferPointer) -> Result<Item?, DynamoDBError> {
    input(bytes).map { $0?.item }
  }

  private static func input(
    _ bytes: UnsafeRawBufferPointer
  ) -> Result<PutItemInput?, DynamoDBError> {
    Result { () throws(DynamoDBError) in
      guard case .putItem(let input) = try WireCodec.decode(.putItem, body: bytes) else {
        return nil
      }
      return input
    }
  }
}
