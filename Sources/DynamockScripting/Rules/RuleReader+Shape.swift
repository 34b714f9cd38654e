import DynamockModel
import DynamockWire

extension RuleReader {
  /// Rejects JSON that is not valid for a shape of AWS.
  static func checkShape(
    _ node: RuleNode, _ kind: ShapeKind, allowsTemplates: Bool
  ) throws(ScriptingError) {
    if allowsTemplates, Template(node.tree) != nil { return }
    switch (kind, node.tree) {
    case (.structure(let name), .object):
      for member in try node.namedMembers() {
        guard let inner = ShapeTable.model.kind(of: member.name, in: name) else {
          throw unknown(member.name, of: name, node)
        }
        try checkShape(member.node, inner, allowsTemplates: allowsTemplates)
      }
    case (.map(let inner), .object):
      for member in try node.namedMembers() {
        try checkShape(member.node, inner, allowsTemplates: allowsTemplates)
      }
    case (.list(let inner), .array):
      for element in try node.elements() {
        try checkShape(element, inner, allowsTemplates: allowsTemplates)
      }
    case (.attributeValue, .object(let members)):
      guard members.count == 1, let member = members.first,
        let inner = ShapeTable.kind(ofType: member.name)
      else { throw node.refused("not an attribute value, such as {\"S\": \"text\"}") }
      try checkShape(
        node.member(member.name, member.value), inner, allowsTemplates: allowsTemplates)
    case (.string, .string), (.blob, .string), (.boolean, .boolean), (.double, .number),
      (.timestamp, .number):
      break
    case (.integer, .number):
      guard node.tree.integer != nil else { throw node.refused("not an integer") }
    case (.numberText, .string(let text)):
      guard DecimalNumber(text) != nil else { throw node.refused("not a number") }
    case (.structure, _), (.map, _): throw node.refused("not an object")
    case (.list, _): throw node.refused("not a list")
    case (.attributeValue, _):
      throw node.refused("not an attribute value, such as {\"S\": \"text\"}")
    case (.string, _), (.blob, _), (.numberText, _): throw node.refused("not a string")
    case (.boolean, _): throw node.refused("neither true nor false")
    case (.integer, _), (.double, _), (.timestamp, _): throw node.refused("not a number")
    }
  }
}
