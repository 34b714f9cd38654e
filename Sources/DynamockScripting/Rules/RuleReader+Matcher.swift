import DynamockExpressions
import DynamockModel
package import DynamockWire

extension RuleReader {
  static let matcherMembers = [
    "operation", "table", "index", "key", "input", "expressions", "headers", "accessKey", "region",
    "tag", "userAgent", "attempt", "invocation", "reused", "allOf", "anyOf", "not", "state",
  ]

  /// Parses a matcher from the body of a request, or from its `when`.
  package static func matcher(_ tree: JSONTree, at path: String) throws(ScriptingError)
    -> RequestMatcher
  {
    try matcher(RuleNode(tree: tree, path: path))
  }

  static func matcher(_ node: RuleNode) throws(ScriptingError) -> RequestMatcher {
    // `index: null` matches requests without an index, whereas `members` treats null as missing.
    let members = try node.members(knowing: matcherMembers)
    var matcher = RequestMatcher()
    if let operation = members["operation"] {
      let named = try operations(operation)
      matcher.operations = named.operations
      matcher.statementKinds = named.statementKinds
      matcher.operationWords = named.words
    }
    if let table = members["table"] { matcher.tables = try patterns(table) }
    if let index = members["index"] {
      matcher.index = .named(try patterns(index))
    } else if node.tree["index"] == .null {
      matcher.index = RequestMatcher.IndexMatcher.none
    }
    if let key = members["key"] { matcher.key = try self.key(key) }
    if let input = members["input"] {
      matcher.input = try self.input(input, matcher.operations)
    }
    if let expressions = members["expressions"] {
      matcher.expressions = try self.expressions(expressions)
    }
    for header in try members["headers"]?.namedMembers() ?? [] {
      matcher.headers.append((header.name, try predicate(header.node, .string)))
    }
    for property in RequestMatcher.Property.allCases {
      guard let value = members[property.rawValue] else { continue }
      let kind: ShapeKind = property == .attempt ? .integer : .string
      matcher.properties.append((property, try predicate(value, kind)))
    }
    matcher.isReused = try members["reused"].map { (node) throws(ScriptingError) in try node.flag()
    }
    if let parts = members["allOf"] {
      for part in try parts.elements() { matcher.allOf.append(try self.matcher(part)) }
      guard !matcher.allOf.isEmpty else { throw parts.refused("an empty list") }
    }
    if let parts = members["anyOf"] {
      var choices: [RequestMatcher] = []
      for part in try parts.elements() { choices.append(try self.matcher(part)) }
      guard !choices.isEmpty else { throw parts.refused("an empty list, which no request matches") }
      matcher.anyOf = choices
    }
    if let part = members["not"] { matcher.noneOf = [try self.matcher(part)] }
    for state in try members["state"]?.namedMembers() ?? [] {
      matcher.states.append((state.name, try state.node.text()))
    }
    for inner in matcher.allOf + (matcher.anyOf ?? []) + matcher.noneOf where !inner.states.isEmpty
    {
      throw node.member("state", .null).refused("possible only at the top of \"when\"")
    }
    return matcher
  }

  static func operations(_ node: RuleNode) throws(ScriptingError) -> OperationSet {
    var operations = OperationSet()
    for element in try node.oneOrMore() {
      let name = try element.text()
      if let operation = Operation(rawValue: name) {
        operations.insert(operation)
      } else if let group = OperationGroup(rawValue: name) {
        operations.insert(group)
      } else {
        let known = Operation.allCases.map(\.name) + OperationGroup.allCases.map(\.rawValue)
        throw element.refused(
          "\"\(name)\", which is not an operation" + RuleNode.suggestion(for: name, among: known))
      }
    }
    return operations
  }

  static func patterns(_ node: RuleNode) throws(ScriptingError) -> [GlobPattern] {
    var patterns: [GlobPattern] = []
    for element in try node.oneOrMore() {
      let text = try element.text()
      guard !text.isEmpty else { throw element.refused("empty") }
      patterns.append(try pattern(element, RequestFacts.tableName(of: text)))
    }
    return patterns
  }

  /// Returns a pattern with `*` and `?` that can be found in one pass.
  static func pattern(_ node: RuleNode, _ text: String) throws(ScriptingError) -> GlobPattern {
    let pattern = GlobPattern(text)
    guard !pattern.isTooLong else {
      throw node.refused("too long: with a ?, there may be at most 64 characters between two stars")
    }
    return pattern
  }

  private static func key(
    _ node: RuleNode
  ) throws(ScriptingError) -> [(name: String, predicate: Predicate)] {
    var parts: [(name: String, predicate: Predicate)] = []
    for part in try node.namedMembers() {
      parts.append((part.name, try predicate(part.node, .attributeValue)))
    }
    guard !parts.isEmpty else { throw node.refused("empty; name an attribute of the key") }
    return parts
  }

  private static func input(
    _ node: RuleNode, _ operations: Set<Operation>?
  ) throws(ScriptingError) -> Predicate {
    guard let operations, operations.count == 1, let operation = operations.first else {
      let operations = operations ?? Set(Operation.allCases)
      try checkNames(node, among: operations)
      guard case .object(let members) = node.tree,
        !members.contains(where: { $0.name.hasPrefix("$") })
      else { return try predicate(node, nil) }
      // A member with the same meaning in all operations is validated as in one of them.
      return try object(node) { name in
        let kinds = Set(
          operations.compactMap { ShapeTable.model.kind(of: name, in: $0.name + "?") })
        return kinds.count == 1 ? kinds.first : nil
      }
    }
    return try predicate(node, ShapeTable.input(of: operation))
  }

  /// Rejects a member that no operation of the rule has, as it is misspelled.
  private static func checkNames(
    _ node: RuleNode, among operations: Set<Operation>
  ) throws(ScriptingError) {
    var known: Set<String> = []
    for operation in operations {
      known.formUnion(ShapeTable.model.members(of: operation.name + "?").map(\.name))
    }
    for member in try node.namedMembers()
    where !known.contains(member.name) && !member.name.hasPrefix("$") {
      throw member.node.refused(
        "not a member of the rule's operations"
          + RuleNode.suggestion(for: member.name, among: known.sorted()))
    }
  }

  private static func expressions(
    _ node: RuleNode
  ) throws(ScriptingError) -> [(matcher: ExpressionMatcher, text: String)] {
    let kinds: [(String, ExpressionKind)] = [
      ("condition", .condition), ("filter", .filter), ("keyCondition", .keyCondition),
      ("update", .update), ("projection", .projection),
    ]
    let members = try node.members(knowing: kinds.map(\.0) + ["names", "values"])
    var names: NamedValues<String> = [:]
    for entry in try members["names"]?.namedMembers() ?? [] {
      names[entry.name] = try entry.node.text()
    }
    var values = Item()
    for entry in try members["values"]?.namedMembers() ?? [] {
      guard let value = AttributeValue(entry.node.tree) else {
        throw entry.node.refused("not an attribute value")
      }
      values[entry.name] = value
    }
    var matchers: [(matcher: ExpressionMatcher, text: String)] = []
    for (name, kind) in kinds {
      guard let entry = members[name] else { continue }
      if case .object = entry.tree {
        guard let text = try entry.members(knowing: ["text"])["text"] else {
          throw entry.refused("neither text nor {\"text\": …}")
        }
        let predicate = try self.predicate(text, .string)
        matchers.append((ExpressionMatcher(kind: kind, wanted: .text(predicate)), ""))
        continue
      }
      var scope = ExpressionScope(names: names, values: values)
      let wanted = try meaning(entry, kind, &scope)
      matchers.append((ExpressionMatcher(kind: kind, wanted: wanted), try entry.text()))
    }
    return matchers
  }

  private static func meaning(
    _ node: RuleNode, _ kind: ExpressionKind, _ scope: inout ExpressionScope
  ) throws(ScriptingError) -> ExpressionMatcher.Wanted {
    let text = try node.text()
    do throws(ExpressionError) {
      switch kind {
      case .condition, .filter, .searchCondition:
        return .condition(try ExpressionParser.parseCondition(text, as: kind, in: &scope))
      case .keyCondition:
        let condition = try ExpressionParser.parseCondition(text, as: kind, in: &scope)
        return .keyCondition(try ExpressionParser.keyCondition(of: condition))
      case .update: return .update(try ExpressionParser.parseUpdate(text, in: &scope))
      case .projection: return .projection(try ExpressionParser.parseProjection(text, in: &scope))
      }
    } catch {
      throw node.refused("not a valid \(kind.rawValue): \(error.message)")
    }
  }
}
