import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockValidation
import DynamockWire

/// An entry of a batch or an action of a transaction that matches a key.
package struct KeyPosition: Sendable, Hashable {
  /// The table, or `nil` outside of batches.
  package var table: String?
  /// The index of the entry in its table's list, or of the action.
  package var index: Int
}

extension RequestFacts {
  /// A key, or an item that contains one, with its position.
  struct KeyPlace {
    var position: KeyPosition?
    var attributes: Item
  }

  /// The keys in the request.
  var keyPlaces: [KeyPlace] {
    if let key = (input["Key"] ?? input["Item"]).flatMap({ Item($0) }) {
      return [KeyPlace(attributes: key)]
    }
    if let batch = input["RequestItems"]?.asObject { return batch.flatMap(Self.places(ofBatch:)) }
    if let actions = input["TransactItems"]?.asArray {
      return actions.enumerated().flatMap { index, action in
        action.members.compactMap { part in
          (part.value["Key"] ?? part.value["Item"]).flatMap { Item($0) }.map {
            KeyPlace(position: KeyPosition(index: index), attributes: $0)
          }
        }
      }
    }
    if operation == .query { return queryKey.map { [KeyPlace(attributes: $0)] } ?? [] }
    let statements = Self.statements(of: input)
    return statements.enumerated().compactMap { index, statement in
      Self.key(ofStatement: statement.text, statement.parameters).map {
        KeyPlace(
          position: input["Statement"] == nil ? KeyPosition(index: index) : nil, attributes: $0)
      }
    }
  }

  private static func places(ofBatch entry: JSONTree.Member) -> [KeyPlace] {
    let keys = entry.value["Keys"]?.asArray
    return (keys ?? entry.value.elements).enumerated().compactMap { index, element in
      let tree =
        keys != nil
        ? element : element["PutRequest"]?["Item"] ?? element["DeleteRequest"]?["Key"]
      return tree.flatMap { Item($0) }.map {
        KeyPlace(position: KeyPosition(table: entry.name, index: index), attributes: $0)
      }
    }
  }

  /// The equalities of the Query's key condition.
  private var queryKey: Item? {
    guard case .query(let input)? = try? WireCodec.decode(operation, body: request.body).input,
      let request = try? QueryRequest(validating: input)
    else { return nil }
    var key = Item()
    for test in request.keyCondition.tests {
      if case .equal(let value) = test.test { key[test.attribute] = value }
    }
    return key
  }

  /// Returns the equalities of a statement's WHERE clause, or the item that it inserts.
  private static func key(ofStatement text: String, _ parameters: [JSONTree]) -> Item? {
    let values = parameters.compactMap { AttributeValue($0) }
    guard let statement = try? ParsedStatement(parsing: text).resolved(with: values) else {
      return nil
    }
    switch statement.action {
    case .insert(let item): return item
    case .select(let selection): return key(of: selection.condition)
    case .update(_, let condition, _), .delete(let condition, _), .check(let condition):
      return key(of: condition)
    }
  }

  private static func key(of condition: Condition?) -> Item {
    var key = Item()
    switch condition {
    case .all(let parts)?:
      for part in parts {
        for attribute in Self.key(of: part).attributes { key[attribute.name] = attribute.value }
      }
    case .comparison(.path(let path), .equal, .value(let value))? where path.steps.isEmpty:
      key[path.attribute] = value
    case .comparison(.value(let value), .equal, .path(let path))? where path.steps.isEmpty:
      key[path.attribute] = value
    default: break
    }
    return key
  }
}
