import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockWire

/// The values that expressions or a statement of a structure relate to scrubbed attributes.
struct ScrubbedValues {
  /// The canonical values, and the paths inside them to the scrubbed parts.
  private var ways: [(value: String, steps: ArraySlice<PathPattern.Step>)] = []
  private let patterns: [[PathPattern.Step]]

  /// Collects the values of a structure.
  init(of tree: JSONTree, _ patterns: [[PathPattern.Step]]) {
    self.patterns = patterns
    if tree["ExpressionAttributeValues"] != nil { findInExpressions(of: tree) }
    if let text = tree["Statement"]?.text { findInStatement(text, tree["Parameters"]) }
  }

  private mutating func findInExpressions(of tree: JSONTree) {
    for meaning in ExpressionMeaning.all(of: tree) {
      switch meaning {
      case .condition(let condition): find(in: condition)
      case .update(let update): find(in: update)
      default: break
      }
    }
  }

  private mutating func findInStatement(_ text: String, _ parameters: JSONTree?) {
    let values = (parameters?.elements ?? []).compactMap { AttributeValue($0) }
    guard let statement = try? ParsedStatement(parsing: text).resolved(with: values) else { return }
    switch statement.action {
    case .insert(let item):
      for attribute in item.attributes { note(DocumentPath(attribute.name), attribute.value) }
    case .select(let selection): find(in: selection.condition)
    case .update(let update, let condition, _):
      find(in: condition)
      find(in: update)
    case .delete(let condition, _), .check(let condition): find(in: condition)
    }
  }

  private mutating func find(in condition: Condition?) {
    switch condition {
    case .comparison(let left, _, let right)?: note([left, right])
    case .between(let operand, let lower, let upper)?: note([operand, lower, upper])
    case .isIn(let operand, let others)?: note([operand] + others)
    case .beginsWith(let operand, let prefix)?: note([operand, prefix])
    case .contains(let operand, let element)?, .notContains(let operand, let element)?:
      note([operand, element])
    case .not(let inner)?: find(in: inner)
    case .all(let parts)?, .any(let parts)?: for part in parts { find(in: part) }
    case .attributeExists?, .attributeNotExists?, .attributeType?, nil: break
    }
  }

  private mutating func find(in update: UpdateExpression) {
    for action in update.actions {
      switch action {
      case .set(let path, let operand): for value in Self.values(in: operand) { note(path, value) }
      case .add(let path, let value), .delete(let path, let value): note(path, value)
      case .remove: break
      }
    }
  }

  private static func values(in operand: UpdateExpression.Operand) -> [AttributeValue] {
    switch operand {
    case .path: []
    case .value(let value): [value]
    case .ifNotExists(_, let inner): values(in: inner)
    case .listAppend(let first, let second), .sum(let first, let second),
      .difference(let first, let second):
      values(in: first) + values(in: second)
    }
  }

  /// Adds the values among operands, with the paths that are compared with them.
  private mutating func note(_ operands: [Condition.Operand]) {
    for case .path(let path) in operands {
      for case .value(let value) in operands { note(path, value) }
    }
  }

  private mutating func note(_ path: DocumentPath, _ value: AttributeValue) {
    let steps = Self.steps(of: path)
    for pattern in patterns {
      let isOnWay = zip(pattern, steps).allSatisfy { $0 == $1 || $0 == .any }
      guard isOnWay else { continue }
      ways.append((Self.text(value.tree), pattern.dropFirst(steps.count)))
    }
  }

  private static func steps(of path: DocumentPath) -> [PathPattern.Step] {
    [PathPattern.Step.member(path.attribute)]
      + path.steps.map { step in
        switch step {
        case .attribute(let name): PathPattern.Step.member(name)
        case .index(let index): .element(index)
        }
      }
  }

  private static func text(_ tree: JSONTree) -> String {
    CanonicalTree.canonical(tree, .attributeValue, dropsUnknown: false).json
  }

  private func replacing(_ tree: JSONTree, _ scrubbing: Scrubbing) -> JSONTree {
    guard !ways.isEmpty else { return tree }
    let text = Self.text(tree)
    return ways.filter { $0.value == text }.reduce(tree) { scrubbing.inValue($0, $1.steps) }
  }

  /// Returns a map of values with pseudonyms.
  func inMap(_ tree: JSONTree, _ scrubbing: Scrubbing) -> JSONTree {
    guard case .object(let members) = tree else { return tree }
    return .object(
      members.map { .init(name: $0.name, value: replacing($0.value, scrubbing)) })
  }

  /// Returns a list of parameters with pseudonyms.
  func inList(_ tree: JSONTree, _ scrubbing: Scrubbing) -> JSONTree {
    guard case .array(let elements) = tree else { return tree }
    return .array(elements.map { replacing($0, scrubbing) })
  }

  /// Returns a statement in which the texts and numbers of literals are replaced with pseudonyms,
  /// also inside lists, maps and sets.
  func inStatement(_ tree: JSONTree, _ pseudonyms: Pseudonyms) -> JSONTree {
    guard case .string(let text) = tree, let literals = try? StatementLiterals(of: text) else {
      return tree
    }
    return .string(
      literals.replacing { literal in
        let steps = Self.steps(of: literal.path)[...]
        guard patterns.contains(where: { Self.covers($0[...], steps) }) else { return nil }
        return switch literal.value {
        case .string(let text): .string(pseudonyms.text(for: text))
        case .number(let digits): .number(pseudonyms.number(for: digits))
        }
      })
  }

  /// Returns whether a pattern matches the beginning of a path; types in the pattern, as in
  /// `address.M.street.S`, are skipped.
  private static func covers(
    _ pattern: ArraySlice<PathPattern.Step>, _ path: ArraySlice<PathPattern.Step>
  ) -> Bool {
    guard let step = pattern.first else { return true }
    let rest = pattern.dropFirst()
    if let first = path.first, step == first || step == .any, covers(rest, path.dropFirst()) {
      return true
    }
    guard case .member(let name) = step, types.contains(name) else { return false }
    return covers(rest, path)
  }

  private static let types: Set = ["S", "N", "SS", "NS", "L", "M"]
}
