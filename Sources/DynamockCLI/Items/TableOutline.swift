import DynamockExchange
import DynamockWire

/// The keys of a table and of its indexes.
struct TableOutline {
  /// A key attribute.
  struct KeyAttribute: Equatable {
    var name: String
    /// `S`, `N` or `B`.
    var type: String
    var isPartitionKey: Bool

    /// Returns the value that a text stands for, as DynamoDB JSON; binary values are base64.
    func value(_ text: String) -> JSONTree { [type: .string(text)] }
  }

  let name: String
  /// The key of the table.
  let key: [KeyAttribute]
  private let indexes: [(name: String, key: [KeyAttribute])]

  /// The names of the indexes.
  var indexNames: [String] { indexes.map(\.name) }

  /// Reads a table's description.
  init(of description: JSONTree) {
    name = description["TableName"]?.text ?? ""
    key = Self.key(of: description, in: description)
    indexes = Self.indexes(of: description).map {
      ($0["IndexName"]?.text ?? "", Self.key(of: $0, in: description))
    }
  }

  /// Returns the key of a table or an index from the table's description.
  static func key(of part: JSONTree, in table: JSONTree) -> [KeyAttribute] {
    let definitions = table["AttributeDefinitions"]?.elements ?? []
    return (part["KeySchema"]?.elements ?? []).map { element in
      let name = element["AttributeName"]?.text ?? ""
      let definition = definitions.first { $0["AttributeName"]?.text == name }
      return KeyAttribute(
        name: name, type: definition?["AttributeType"]?.text ?? "S",
        isPartitionKey: element["KeyType"]?.text == "HASH")
    }
  }

  /// Returns the descriptions of a table's indexes.
  static func indexes(of table: JSONTree) -> [JSONTree] {
    ["LocalSecondaryIndexes", "GlobalSecondaryIndexes"].flatMap { table[$0]?.elements ?? [] }
  }

  /// Returns the key of an index, or of the table if the name is `nil`.
  func key(ofIndex index: String?) throws(ItemsFault) -> [KeyAttribute] {
    guard let index else { return key }
    guard let found = indexes.first(where: { $0.name == index }) else {
      throw .noIndex(index, table: name, others: indexes.map(\.name))
    }
    return found.key
  }

  /// The attributes that are shown first: the key of the index, then that of the table.
  func leadingAttributes(index: String?) throws(ItemsFault) -> [String] {
    let names = try key(ofIndex: index).map(\.name)
    return names + key.map(\.name).filter { !names.contains($0) }
  }

  /// Returns an item's key, given the values of all key attributes in the order of the key.
  func key(_ values: [String]) throws(ItemsFault) -> JSONTree {
    guard values.count == key.count else { throw .wrongKey(table: name, key: key) }
    return .object(
      zip(key, values).map { attribute, text in
        JSONTree.Member(name: attribute.name, value: attribute.value(text))
      })
  }
}
