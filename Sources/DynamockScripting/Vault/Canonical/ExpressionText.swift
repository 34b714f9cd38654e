import DynamockExpressions
import DynamockModel
import DynamockWire

/// The canonical text of expressions with the same meaning, with names and values inserted.
///
/// The order of operands of AND and OR, of the actions of an update, and of projected paths is
/// insignificant; everything else is significant.
enum ExpressionText {
  /// Returns the text of a condition, filter or key condition.
  static func text(_ condition: Condition) -> String {
    switch condition {
    case .comparison(let left, let comparator, let right):
      call(comparator.rawValue, [text(left), text(right)])
    case .between(let operand, let lower, let upper):
      call("between", [text(operand), text(lower), text(upper)])
    case .isIn(let operand, let others): call("in", [text(operand)] + others.map(text))
    case .attributeExists(let path): call("exists", [text(path)])
    case .attributeNotExists(let path): call("missing", [text(path)])
    case .attributeType(let operand, let type): call("type", [text(operand), "\(type)"])
    case .beginsWith(let operand, let prefix): call("begins", [text(operand), text(prefix)])
    case .contains(let operand, let element): call("contains", [text(operand), text(element)])
    case .notContains(let operand, let element): call("lacks", [text(operand), text(element)])
    case .not(let inner): call("not", [text(inner)])
    case .all(let parts):
      joined("and", parts) { if case .all(let inner) = $0 { inner } else { nil } }
    case .any(let parts):
      joined("or", parts) { if case .any(let inner) = $0 { inner } else { nil } }
    }
  }

  /// Returns the joined operands; nested ANDs, and nested ORs, are merged.
  private static func joined(
    _ name: String, _ parts: [Condition], _ inner: (Condition) -> [Condition]?
  ) -> String {
    func flat(_ parts: [Condition]) -> [Condition] {
      parts.flatMap { part in inner(part).map(flat) ?? [part] }
    }
    return call(name, flat(parts).map(text).sortedByBytes)
  }

  /// Returns the text of an update.
  static func text(_ update: UpdateExpression) -> String {
    call("update", update.actions.map(text).sortedByBytes)
  }

  /// Returns the text of a projection.
  static func text(_ projection: Projection) -> String {
    call("project", projection.paths.map(text).sortedByBytes)
  }

  private static func text(_ action: UpdateExpression.Action) -> String {
    switch action {
    case .set(let path, let operand): call("set", [text(path), text(operand)])
    case .remove(let path): call("remove", [text(path)])
    case .add(let path, let value): call("add", [text(path), text(value)])
    case .delete(let path, let value): call("delete", [text(path), text(value)])
    }
  }

  private static func text(_ operand: UpdateExpression.Operand) -> String {
    switch operand {
    case .path(let path): text(path)
    case .value(let value): text(value)
    case .ifNotExists(let path, let operand): call("if_missing", [text(path), text(operand)])
    case .listAppend(let first, let second): call("append", [text(first), text(second)])
    case .sum(let first, let second): call("+", [text(first), text(second)])
    case .difference(let first, let second): call("-", [text(first), text(second)])
    }
  }

  private static func text(_ operand: Condition.Operand) -> String {
    switch operand {
    case .path(let path): text(path)
    case .value(let value): text(value)
    case .size(let inner): call("size", [text(inner)])
    }
  }

  private static func text(_ path: DocumentPath) -> String {
    path.steps.reduce(quoted(path.attribute)) { text, step in
      switch step {
      case .attribute(let name): text + "." + quoted(name)
      case .index(let index): text + "[\(index)]"
      }
    }
  }

  private static func text(_ value: AttributeValue) -> String {
    CanonicalTree.canonical(value.tree, .attributeValue, dropsUnknown: false).json
  }

  private static func quoted(_ text: String) -> String { JSONTree.string(text).json }

  private static func call(_ name: String, _ operands: [String]) -> String {
    "(" + ([name] + operands).joined(separator: " ") + ")"
  }
}

extension [String] {
  /// The texts in the order of their bytes.
  var sortedByBytes: [String] { sorted { $0.byteOrder(to: $1) == .before } }
}
