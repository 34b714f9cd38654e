import DynamockModel
import DynamockWire

/// A value without a valid type in an item that is meant as DynamoDB JSON.
struct UntypedValue {
  private let name: String
  private let value: JSONTree

  /// Finds the first value without a type, or returns `nil` if the members are DynamoDB JSON, or may be
  /// plain JSON.
  ///
  /// Plain JSON has a key that is no object, so that members that are all objects are not plain JSON.
  init?(in members: [JSONTree.Member]) {
    guard members.allSatisfy({ $0.value.isObject }),
      members.contains(where: { $0.value.namesType }),
      let first = members.first(where: { !ItemText.isTyped($0.value) })
    else { return nil }
    name = first.name
    value = first.value
  }

  /// The reason for the rejection.
  var complaint: String {
    guard value.members.count == 1, let only = value.members.first else {
      return "the value of \(name) has no type: in DynamoDB JSON it is an object with one member, "
        + "such as {\"S\": \"text\"}."
    }
    if let example = Self.examples[only.name] {
      return "the value of \(name) does not fit its type \(only.name), as "
        + "{\"\(only.name)\": \(example)} would."
    }
    return "the value of \(name) has the unknown type \(only.name)"
      + (CSVReader.type(meantBy: only.name).map { "; did you mean \($0)?" }
        ?? "; the types are S, N, B, BOOL, NULL, L, M, SS, NS and BS.")
  }

  fileprivate static let examples = [
    "S": "\"text\"", "N": "\"1\"", "B": "\"AAE=\"", "BOOL": "true", "NULL": "true", "L": "[]",
    "M": "{}", "SS": "[\"text\"]", "NS": "[\"1\"]", "BS": "[\"AAE=\"]",
  ]

  /// Returns a hint about an item that was rejected, if some of its values have types as in DynamoDB
  /// JSON and others have not, so that all of them were read as plain JSON.
  static func hint(about item: Item) -> String? {
    let isMixed = item.attributes.contains { attribute in
      guard case .map(let members) = attribute.value, members.count == 1,
        case .string? = members["S"] ?? members["N"] ?? members["B"]
      else { return false }
      return true
    }
    let plain = item.attributes.first {
      if case .map = $0.value { false } else { true }
    }
    guard isMixed, let plain else { return nil }
    return "If the item is DynamoDB JSON, the value of \(plain.name) needs a type too."
  }
}

extension ItemText {
  /// Returns a hint about an item that was rejected, if only some of its values have types.
  package var hint: String? {
    isInferred ? (try? item()).flatMap { UntypedValue.hint(about: $0) } : nil
  }
}

extension JSONTree {
  fileprivate var isObject: Bool {
    if case .object = self { true } else { false }
  }

  /// Whether a value is an object with one member whose name is that of a type, in any spelling.
  fileprivate var namesType: Bool {
    members.count == 1
      && members.first.map {
        UntypedValue.examples[$0.name.uppercased()] != nil
      } ?? false
  }
}
