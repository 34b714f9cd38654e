import DynamockModel
import DynamockWire

/// The canonical form of the API's JSON: members in the model's order, maps by name, attribute
/// values as DynamoDB returns them.
enum CanonicalTree {
  /// Returns the canonical input of an operation, without the members that AWS ignores.
  static func input(_ tree: JSONTree, of operation: Operation) -> JSONTree {
    canonical(tree, ShapeTable.input(of: operation), dropsUnknown: true)
  }

  /// Returns the canonical output of an operation; members that are not in the model are last.
  static func output(_ tree: JSONTree, of operation: Operation) -> JSONTree {
    canonical(tree, ShapeTable.output(of: operation), dropsUnknown: false)
  }

  /// Returns the canonical body of an exception, which may contain items.
  static func error(_ tree: JSONTree) -> JSONTree {
    guard case .object(let members) = tree else { return tree }
    return .object(
      members.map { member in
        var member = member
        switch (member.name, member.value) {
        case ("Item", _): member.value = canonical(member.value, item, dropsUnknown: false)
        case ("CancellationReasons", .array(let reasons)):
          member.value = .array(reasons.map(error))
        default: break
        }
        return member
      })
  }

  private static let item = ShapeKind.map(.attributeValue)

  /// Returns the canonical value of a kind; a value of another kind is unchanged.
  static func canonical(
    _ tree: JSONTree, _ kind: ShapeKind, dropsUnknown: Bool
  ) -> JSONTree {
    switch (kind, tree) {
    case (.structure(let name), .object(let members)):
      return .object(ordered(members, by: name, dropsUnknown: dropsUnknown))
    case (.list(let inner), .array(let elements)):
      return .array(elements.map { canonical($0, inner, dropsUnknown: dropsUnknown) })
    case (.map(let inner), .object(let members)):
      return .object(
        members.filter { $0.value != .null }.map {
          JSONTree.Member(
            name: $0.name, value: canonical($0.value, inner, dropsUnknown: dropsUnknown))
        }.sorted { $0.name.byteOrder(to: $1.name) == .before })
    case (.attributeValue, .object(let members)) where members.count == 1:
      return .object([value(members[0])])
    case (.integer, .number(let text)), (.double, .number(let text)),
      (.timestamp, .number(let text)):
      return .number(DecimalNumber(text).map { "\($0)" } ?? text)
    default: return tree
    }
  }

  /// Returns the members of a structure in the model's order; null is equivalent to absent.
  private static func ordered(
    _ members: [JSONTree.Member], by structure: String, dropsUnknown: Bool
  ) -> [JSONTree.Member] {
    let known = ShapeTable.model.members(of: structure)
    var ordered: [JSONTree.Member] = []
    ordered.reserveCapacity(members.count)
    for shape in known {
      guard let member = members.first(where: { $0.name == shape.name }), member.value != .null
      else { continue }
      ordered.append(
        JSONTree.Member(
          name: member.name,
          value: canonical(member.value, shape.kind, dropsUnknown: dropsUnknown)))
    }
    guard !dropsUnknown else { return ordered }
    return ordered
      + members.filter { member in
        member.value != .null && !known.contains { $0.name == member.name }
      }
  }

  /// Returns the canonical attribute value: numbers as DynamoDB prints them, sets in its order.
  private static func value(_ member: JSONTree.Member) -> JSONTree.Member {
    switch (member.name, member.value) {
    case ("N", .string(let text)):
      return .init(name: "N", value: .string(number(text)))
    case ("SS", .array(let elements)):
      return .init(
        name: "SS",
        value: .array(
          elements.sorted { ($0.text ?? "").byteOrder(to: $1.text ?? "") == .before }))
    case ("NS", .array(let elements)):
      return .init(name: "NS", value: .array(numbers(elements)))
    case ("BS", .array(let elements)):
      return .init(name: "BS", value: .array(elements.sorted { bytes($0).isBefore(bytes($1)) }))
    case ("L", .array(let elements)):
      return .init(
        name: "L",
        value: .array(elements.map { canonical($0, .attributeValue, dropsUnknown: false) }))
    case ("M", .object): return .init(name: "M", value: map(member.value))
    default: return member
    }
  }

  private static func map(_ tree: JSONTree) -> JSONTree {
    canonical(tree, item, dropsUnknown: false)
  }

  private static func number(_ text: String) -> String {
    DecimalNumber(text).map { "\($0)" } ?? text
  }

  private static func numbers(_ elements: [JSONTree]) -> [JSONTree] {
    let numbers = elements.map { $0.text.flatMap { DecimalNumber($0) } }
    guard !numbers.contains(nil) else { return elements }
    return numbers.compactMap(\.self).sorted().map { .string("\($0)") }
  }

  private static func bytes(_ tree: JSONTree) -> [UInt8] {
    guard case .binary(let bytes)? = AttributeValue(.object([.init(name: "B", value: tree)])) else {
      return Array((tree.text ?? "").utf8)
    }
    return bytes
  }
}

extension [UInt8] {
  fileprivate func isBefore(_ other: [UInt8]) -> Bool { byteOrder(to: other) == .before }
}
