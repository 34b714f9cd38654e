package import DynamockExpressions

/// A literal text or number of a statement, with the attribute that the statement relates it to.
package struct StatementLiteral: Sendable, Hashable {
  /// The path of the attribute, continued inside the literal of a list or map.
  ///
  /// The elements of a set have the path of the set.
  package var path: DocumentPath
  /// The value.
  package var value: Value
  /// The position of its token.
  var position: Position

  /// A text or a number.
  package enum Value: Sendable, Hashable {
    case string(String)
    /// The digits, possibly after a minus.
    case number(String)
  }
}

/// The literals of a statement that belong to attributes: inserted and assigned ones, and those of
/// conditions.
package struct StatementLiterals {
  /// The literals, in the order in which they were found.
  package private(set) var literals: [StatementLiteral] = []
  private let text: String
  private let resolver = Resolver(parameters: [])

  /// Finds the literals of a statement.
  /// - Throws: The first fault of the text.
  package init(of text: String) throws(PartiQLError) {
    self.text = text
    find(in: try StatementCache.syntax(of: text).syntax)
  }

  private mutating func find(in syntax: Syntax) {
    switch syntax.form {
    case .select(let select): if let condition = select.condition { find(in: condition) }
    case .insert(let insert):
      guard case .tuple(let members) = insert.value.form else { return }
      for member in members {
        guard case .string(let name) = member.key.form else { continue }
        note(DocumentPath(name), member.value)
      }
    case .change(let change):
      if let condition = change.condition { find(in: condition) }
      for case .set(let target, let value) in change.actions {
        if let path = path(target) { note(path, value) }
      }
    case .all(let parts), .any(let parts): for part in parts { find(in: part) }
    case .prefix(_, let inner): find(in: inner)
    case .infix(let left, _, let right): relate([left, right])
    case .between(let operand, let lower, let upper): relate([operand, lower, upper])
    case .isIn(let operand, let list):
      switch list.form {
      case .list(let members), .bag(let members): relate([operand] + members)
      default: relate([operand, list])
      }
    case .call(let name, let operands) where !Self.functionsOfTypes.contains(name):
      relate(operands)
    default: break
    }
  }

  /// Functions whose literals are not values of attributes.
  private static let functionsOfTypes: Set = ["attribute_type", "size"]

  /// Adds the literals among operands to the paths among them.
  private mutating func relate(_ operands: [Syntax]) {
    for path in operands.compactMap(path) {
      for operand in operands { note(path, operand) }
    }
    for operand in operands where operand.isComposed { find(in: operand) }
  }

  private func path(_ syntax: Syntax) -> DocumentPath? {
    try? resolver.pathIfAny(syntax)
  }

  private mutating func note(_ path: DocumentPath, _ syntax: Syntax) {
    switch syntax.form {
    case .string(let text):
      literals.append(.init(path: path, value: .string(text), position: syntax.position))
    case .number(let digits):
      literals.append(.init(path: path, value: .number(digits), position: syntax.position))
    case .list(let members):
      for (index, member) in members.enumerated() {
        note(DocumentPath(path.attribute, path.steps + [.index(index)]), member)
      }
    case .tuple(let members):
      for member in members {
        guard case .string(let name) = member.key.form else { continue }
        note(DocumentPath(path.attribute, path.steps + [.attribute(name)]), member.value)
      }
    case .bag(let members): for member in members { note(path, member) }
    case .infix(let left, .plus, let right), .infix(let left, .minus, let right):
      note(path, left)
      note(path, right)
    case .call(let name, let operands) where !Self.functionsOfTypes.contains(name):
      for operand in operands { note(path, operand) }
    default: break
    }
  }

  /// Returns the statement with literals replaced, and otherwise as written.
  /// - Parameter replacement: Returns the new value of a literal, or `nil` to keep it.
  package func replacing(
    _ replacement: (StatementLiteral) -> StatementLiteral.Value?
  ) -> String {
    var changes: [Position: [Unicode.Scalar]] = [:]
    for literal in literals {
      guard let value = replacement(literal), value != literal.value else { continue }
      changes[literal.position] = Array(Self.text(of: value, instead: literal.value).unicodeScalars)
    }
    guard !changes.isEmpty else { return text }
    let scalars = Array(text.unicodeScalars)
    var lines = [0]
    for (index, scalar) in scalars.enumerated() where scalar == "\n" { lines.append(index + 1) }
    var result = String.UnicodeScalarView()
    var end = 0
    for (position, text) in changes.sorted(by: { $0.key.isBefore($1.key) }) {
      let start = lines[position.line - 1] + position.column - 1
      result.append(contentsOf: scalars[end..<start])
      result.append(contentsOf: text)
      end = start + position.length
    }
    result.append(contentsOf: scalars[end...])
    return String(result)
  }

  private static func text(
    of value: StatementLiteral.Value, instead old: StatementLiteral.Value
  ) -> String {
    switch value {
    case .string(let text): return Syntax(form: .string(text), position: .none).text
    case .number(let digits):
      // A minus before the replaced token stays, and a second one undoes it. The space prevents the
      // two from being read as the start of a comment.
      if case .number(let old) = old, old.hasPrefix("-") {
        return digits.hasPrefix("-") ? String(digits.dropFirst()) : " -" + digits
      }
      return digits
    }
  }
}

extension Position {
  fileprivate static let none = Position(line: 1, column: 1, length: 0)

  fileprivate func isBefore(_ other: Position) -> Bool {
    (line, column) < (other.line, other.column)
  }
}

extension Syntax {
  /// Whether it may contain further literals of conditions.
  fileprivate var isComposed: Bool {
    switch form {
    case .all, .any, .prefix, .infix, .between, .isIn, .call, .select: true
    default: false
    }
  }
}
