import DynamockExpressions
package import DynamockModel
import DynamockPartiQL
package import DynamockWire

/// Replaces values with pseudonyms of the same type before anything is written.
///
/// Equal values remain equal, and values cannot be recovered without the salt.
///
/// A path that begins with `Item` refers to an attribute wherever items or keys occur: in items,
/// keys, images of streams, legacy parameters, and in the values that expressions and statements
/// compare with the attribute or assign to it. Other paths refer to places in inputs and outputs.
package struct Scrubbing: Sendable {
  /// The patterns of attributes, without the leading `Item`.
  private let attributes: [PathPattern]
  private let places: [PathPattern]
  private let pseudonyms: Pseudonyms

  /// Creates the scrubbing of the values that patterns match.
  package init(_ patterns: [PathPattern], salt: [UInt8]) {
    attributes = patterns.filter { $0.steps.first == .member("Item") }.map { pattern in
      var pattern = pattern
      pattern.steps.removeFirst()
      return pattern
    }
    places = patterns.filter { $0.steps.first != .member("Item") }
    pseudonyms = Pseudonyms(salt: salt)
  }

  /// Returns an input with pseudonyms.
  package func scrubbed(input: JSONTree, of operation: Operation) -> JSONTree {
    scrubbed(input, ShapeTable.input(of: operation), operation)
  }

  /// Returns the body of a response with pseudonyms.
  package func scrubbed(
    answer: JSONTree, of operation: Operation, isOutput: Bool
  ) -> JSONTree {
    guard !isOutput else {
      return scrubbed(answer, ShapeTable.output(of: operation), operation)
    }
    var tree = atPlaces(answer, operation)
    let steps = attributes.filter { $0.concerns(operation) }.map(\.steps)
    if let item = tree["Item"] { tree.set("Item", to: inItem(item, steps)) }
    if let reasons = tree["CancellationReasons"]?.asArray {
      tree.set(
        "CancellationReasons",
        to: .array(
          reasons.map { reason in
            var reason = reason
            if let item = reason["Item"] { reason.set("Item", to: inItem(item, steps)) }
            return reason
          }))
    }
    return tree
  }

  private func scrubbed(
    _ tree: JSONTree, _ kind: ShapeKind, _ operation: Operation
  ) -> JSONTree {
    let steps = attributes.filter { $0.concerns(operation) }.map(\.steps)
    let tree = steps.isEmpty ? tree : inShape(tree, kind, steps)
    return atPlaces(tree, operation)
  }

  private func atPlaces(_ tree: JSONTree, _ operation: Operation) -> JSONTree {
    var tree = tree
    for pattern in places where pattern.concerns(operation) {
      tree.change(at: pattern.steps[...]) { pseudonyms.replacing($0) }
    }
    return tree
  }

  /// The legacy parameters whose members are attributes.
  private static let legacy: Set = [
    "AttributeUpdates", "Expected", "KeyConditions", "QueryFilter", "ScanFilter",
  ]

  private func inShape(
    _ tree: JSONTree, _ kind: ShapeKind, _ steps: [[PathPattern.Step]]
  ) -> JSONTree {
    switch (kind, tree) {
    case (.structure(let name), .object(let members)):
      let values = ScrubbedValues(of: tree, steps)
      return .object(
        members.map { member in
          guard let inner = ShapeTable.model.kind(of: member.name, in: name) else { return member }
          var member = member
          switch member.name {
          case "ExpressionAttributeValues":
            member.value = values.inMap(member.value, self)
          case "Parameters": member.value = values.inList(member.value, self)
          case "Statement": member.value = values.inStatement(member.value, pseudonyms)
          case let name where Self.legacy.contains(name):
            member.value = inLegacy(member.value, steps)
          default: member.value = inShape(member.value, inner, steps)
          }
          return member
        })
    case (.list(let inner), .array(let elements)):
      return .array(elements.map { inShape($0, inner, steps) })
    case (.map(.attributeValue), .object): return inItem(tree, steps)
    case (.map(let inner), .object(let members)):
      return .object(
        members.map { .init(name: $0.name, value: inShape($0.value, inner, steps)) })
    default: return tree
    }
  }

  /// Returns an item or key with pseudonyms in the attributes.
  private func inItem(_ tree: JSONTree, _ steps: [[PathPattern.Step]]) -> JSONTree {
    steps.reduce(tree) { inMap($0, $1[...]) }
  }

  private func inMap(_ tree: JSONTree, _ steps: ArraySlice<PathPattern.Step>) -> JSONTree {
    guard case .object(let members) = tree else { return tree }
    return .object(
      members.map { member in
        guard steps.isEmpty || steps.first == .any || steps.first == .member(member.name) else {
          return member
        }
        return .init(name: member.name, value: inValue(member.value, steps.dropFirst()))
      })
  }

  /// Returns an attribute value with a pseudonym at the end of a path.
  func inValue(_ tree: JSONTree, _ steps: ArraySlice<PathPattern.Step>) -> JSONTree {
    guard let step = steps.first else { return pseudonyms.replacing(tree) }
    guard case .object(let members) = tree, members.count == 1, let member = members.first else {
      return tree
    }
    // A path may contain types, as in `Item.address.M.street.S`.
    let rest = step == .member(member.name) ? steps.dropFirst() : steps
    switch (member.name, member.value) {
    case ("M", let map):
      return .object([.init(name: "M", value: inMap(map, rest))])
    case ("L", .array(let elements)):
      return .object([
        .init(
          name: "L",
          value: .array(
            elements.enumerated().map { index, element in
              rest.isEmpty || rest.first == .any || rest.first == .element(index)
                ? inValue(element, rest.dropFirst()) : element
            }))
      ])
    default: return rest.isEmpty ? pseudonyms.replacing(tree) : tree
    }
  }

  private func inLegacy(_ tree: JSONTree, _ steps: [[PathPattern.Step]]) -> JSONTree {
    guard case .object(let members) = tree else { return tree }
    return .object(
      members.map { member in
        var member = member
        for steps in steps
        where steps.isEmpty || steps.first == .any || steps.first == .member(member.name) {
          let rest = steps.dropFirst()
          if let value = member.value["Value"] {
            member.value.set("Value", to: inValue(value, rest))
          }
          if let values = member.value["AttributeValueList"]?.asArray {
            member.value.set(
              "AttributeValueList", to: .array(values.map { inValue($0, rest) }))
          }
        }
        return member
      })
  }
}
