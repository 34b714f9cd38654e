import DynamockModel
import DynamockWire

extension RuleReader {
  static let operators = [
    "$absent", "$present", "$any", "$not", "$in", "$gt", "$gte", "$lt", "$lte", "$between",
    "$prefix", "$contains", "$glob", "$type", "$size", "$literal",
  ]

  /// Parses the expectation for a value of a type; `nil` means any type.
  static func predicate(_ node: RuleNode, _ kind: ShapeKind?) throws(ScriptingError) -> Predicate {
    if case .object(let members) = node.tree,
      let name = members.first(where: { $0.name.hasPrefix("$") })?.name
    {
      guard members.count == 1 else {
        throw node.refused("a mixture of \(name) and members; use $literal for names with a $")
      }
      return try operation(name, node.member(name, members[0].value), kind)
    }
    switch kind {
    case .attributeValue?: return try attributeValue(node)
    case .structure(let name)?: return try structure(node, name)
    case .map(let inner)?:
      guard case .object = node.tree else { throw node.refused("not an object") }
      return try object(node) { _ in inner }
    case .list(let inner)?:
      return try array(node, inner)
    default: break
    }
    switch node.tree {
    case .object:
      if kind == nil, let value = AttributeValue(node.tree) { return .value(value) }
      guard kind == nil else { throw node.refused("an object, which is not allowed here") }
      if isAttributeValueWithPredicate(node.tree) { return try attributeValue(node) }
      return try object(node) { _ in nil }
    case .array:
      guard kind == nil else { throw node.refused("a list, which is not allowed here") }
      return try array(node, nil)
    default: return try scalar(node, kind)
    }
  }

  private static func isAttributeValueWithPredicate(_ tree: JSONTree) -> Bool {
    guard let members = tree.asObject, members.count == 1 else { return false }
    return ShapeTable.types.contains(members[0].name)
  }

  static func object(
    _ node: RuleNode, _ kind: (String) throws(ScriptingError) -> ShapeKind?
  ) throws(ScriptingError) -> Predicate {
    var members: [(name: String, predicate: Predicate)] = []
    for member in try node.namedMembers() {
      members.append((member.name, try predicate(member.node, try kind(member.name))))
    }
    return .object(members)
  }

  private static func structure(_ node: RuleNode, _ name: String) throws(ScriptingError)
    -> Predicate
  {
    guard case .object = node.tree else { throw node.refused("not an object") }
    return try object(node) { (member) throws(ScriptingError) in
      if let kind = ShapeTable.model.kind(of: member, in: name) { return kind }
      throw unknown(member, of: name, node)
    }
  }

  static func unknown(_ member: String, of shape: String, _ node: RuleNode) -> ScriptingError {
    let known = ShapeTable.model.members(of: shape).map(\.name)
    return node.member(member, .null).refused(
      "unknown: \(ShapeTable.title(of: shape)) has no member \(member)"
        + RuleNode.suggestion(for: member, among: known))
  }

  private static func array(_ node: RuleNode, _ kind: ShapeKind?) throws(ScriptingError)
    -> Predicate
  {
    var predicates: [Predicate] = []
    for element in try node.elements() { predicates.append(try predicate(element, kind)) }
    return .array(predicates)
  }

  private static func attributeValue(_ node: RuleNode) throws(ScriptingError) -> Predicate {
    guard let members = node.tree.asObject, members.count == 1, let member = members.first else {
      throw node.refused("not an attribute value, such as {\"S\": \"text\"}")
    }
    guard let kind = ShapeTable.kind(ofType: member.name) else {
      throw node.member(member.name, .null).refused(
        "not a type of attribute values; the types are \(ShapeTable.types.joined(separator: ", "))")
    }
    if let value = AttributeValue(node.tree) { return .value(value) }
    return .object([(member.name, try predicate(node.member(member.name, member.value), kind))])
  }

  private static func scalar(_ node: RuleNode, _ kind: ShapeKind?) throws(ScriptingError)
    -> Predicate
  {
    switch (kind, node.tree) {
    case (nil, _), (.string?, .string), (.blob?, .string), (.boolean?, .boolean),
      (.double?, .number),
      (.timestamp?, .number):
      return .scalar(node.tree)
    case (.integer?, .number(let text)), (.numberText?, .number(let text)),
      (.numberText?, .string(let text)):
      guard let number = DecimalNumber(text) else { throw node.refused("not a number") }
      return .number(number)
    case (.string?, _), (.blob?, _): throw node.refused("not a string")
    case (.boolean?, _): throw node.refused("neither true nor false")
    case (.integer?, _), (.double?, _), (.timestamp?, _), (.numberText?, _):
      throw node.refused("not a number")
    default: throw node.refused("a value that is not allowed here")
    }
  }

  private static func operation(
    _ name: String, _ node: RuleNode, _ kind: ShapeKind?
  ) throws(ScriptingError) -> Predicate {
    if kind == .attributeValue { try checkType(of: name, node) }
    switch name {
    case "$absent": return try node.flag() ? .absent : .present
    case "$present": return try node.flag() ? .present : .absent
    case "$any": return try node.flag() ? .any : .not(.any)
    case "$literal": return .literal(node.tree)
    case "$not": return .not(try predicate(node, kind))
    case "$in":
      var choices: [Predicate] = []
      for element in try node.elements() { choices.append(try predicate(element, kind)) }
      guard !choices.isEmpty else { throw node.refused("an empty list, which contains no value") }
      return .oneOf(choices)
    case "$between":
      let ends = try node.elements()
      guard ends.count == 2 else { throw node.refused("not a list of two limits") }
      let (low, high) = (try bound(ends[0], kind), try bound(ends[1], kind))
      guard let order = low.order(to: high) else {
        throw node.refused("a pair of bounds that cannot be compared, a text and a number")
      }
      guard order <= 0 else {
        throw node.refused("in the wrong order; the lower limit comes first")
      }
      return .between(low, high)
    case "$prefix": return .prefix(try node.text())
    case "$contains": return .contains(node.tree)
    case "$glob": return .glob(try pattern(node, try node.text()))
    case "$type":
      let known = ShapeTable.types + ["object", "array", "string", "number", "boolean", "null"]
      let type = try node.text()
      guard known.contains(type) else {
        throw node.refused("\"\(type)\"" + RuleNode.suggestion(for: type, among: known))
      }
      return .type(type)
    case "$size": return .size(try predicate(node, .integer))
    default:
      if let comparison = Predicate.Comparison(rawValue: name) {
        return .compare(comparison, try bound(node, kind))
      }
      throw node.refused("not a predicate" + RuleNode.suggestion(for: name, among: operators))
    }
  }

  /// Rejects a comparison with an attribute value whose type is not given.
  ///
  /// `{"n": {"$gt": "5"}}` could mean text or a number, and the wrong one would never match.
  private static func checkType(of name: String, _ node: RuleNode) throws(ScriptingError) {
    let compared = ["$gt", "$gte", "$lt", "$lte", "$between", "$prefix", "$glob", "$contains"]
    guard compared.contains(name) else { return }
    let sample = node.tree.asArray?.first ?? node.tree
    let type: String
    switch sample {
    case .number: type = "N"
    case .object: type = "L"
    default: type = "S"
    }
    throw node.refused(
      "a comparison with an attribute value that leaves out its type; write {\"\(type)\": "
        + "{\"\(name)\": \(Mismatch.text(node.tree.json))}}")
  }

  /// Parses a limit; for the text of a number it is a number, whether or not it is written as text.
  private static func bound(_ node: RuleNode, _ kind: ShapeKind?) throws(ScriptingError) -> JSONTree
  {
    switch (node.tree, kind) {
    case (.string(let text), .numberText?):
      guard DecimalNumber(text) != nil else { throw node.refused("not a number") }
      return .number(text)
    case (.string, _), (.number, _): return node.tree
    default: throw node.refused("neither a string nor a number")
    }
  }
}
