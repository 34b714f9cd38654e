import DynamockModel
import DynamockWire

extension RuleReader {
  /// Rejects templates that no request of the rule could fill.
  static func checkTemplates(
    in node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) {
    switch Template(node.tree) {
    case .malformed(let why)?: throw node.refused(why)
    case .from(let path)?: try check(path, node.member("$from", .null), matcher)
    case .count?, .now?, .uuid?: break
    case nil:
      switch node.tree {
      case .object: for member in try node.anyMembers() { try checkTemplates(in: member, matcher) }
      case .array: for element in try node.elements() { try checkTemplates(in: element, matcher) }
      default: break
      }
    }
  }

  /// Rejects a path that exists in none of the rule's operations.
  private static func check(
    _ path: JSONPath, _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) {
    let operations = matcher.operations ?? Set(Operation.allCases)
    var known: Set<String> = []
    var missing: String?
    for operation in operations {
      guard let end = deadEnd(of: path, in: ShapeTable.input(of: operation)) else { return }
      missing = end.name
      known.formUnion(end.known)
    }
    let names = matcher.operations?.map(\.name).sorted() ?? []
    let whose =
      names.isEmpty
      ? "no request has"
      : names.count > 3
        ? "no request of the rule's operations has" : "no \(names.joined(separator: " or ")) has"
    throw node.refused(
      "\"\(path)\", which \(whose)"
        + RuleNode.suggestion(for: missing ?? "\(path)", among: known.sorted()))
  }

  /// Returns the step of a path that does not exist in a shape, and the existing names, or `nil` if
  /// all steps exist.
  private static func deadEnd(
    of path: JSONPath, in shape: ShapeKind
  ) -> (name: String, known: [String])? {
    var kind = shape
    for step in path.steps {
      switch (kind, step) {
      case (.structure(let name), .member(let member)):
        guard let inner = ShapeTable.model.kind(of: member, in: name) else {
          return (member, ShapeTable.model.members(of: name).map(\.name))
        }
        kind = inner
      case (.attributeValue, .member(let type)):
        guard let inner = ShapeTable.kind(ofType: type) else { return (type, ShapeTable.types) }
        kind = inner
      case (.map(let inner), .member), (.list(let inner), .element): kind = inner
      case (_, .member(let name)): return (name, [])
      case (_, .element(let index)): return ("[\(index)]", [])
      }
    }
    return nil
  }
}
