extension Syntax {
  /// The statement in canonical form, which parses to the same tree.
  ///
  /// Keywords are in capitals, names in quotes, and nested operators in parentheses.
  var text: String {
    switch form {
    case .string(let text): Self.quoted(text, by: "'")
    case .number(let digits): digits
    case .bool(let flag): flag ? "TRUE" : "FALSE"
    case .null: "NULL"
    case .missing: "MISSING"
    case .ion(let text): Self.quoted(text, by: "`")
    case .parameter: "?"
    case .name(let name): Self.quoted(name, by: "\"")
    case .path(let root, let steps): root.text + steps.map(\.text).joined()
    case .list(let members): "[\(members.listText)]"
    case .bag(let members): "<<\(members.listText)>>"
    case .tuple(let members):
      "{\(members.map { "\($0.key.text): \($0.value.text)" }.joined(separator: ", "))}"
    case .call(let name, let operands): "\(name)(\(operands.listText))"
    case .countAll: "count(*)"
    case .select(let select): select.text
    case .insert(let insert): insert.text
    case .change(let change): change.text
    default: operatorText
    }
  }

  private var operatorText: String {
    switch form {
    case .prefix(let signs, let operand):
      signs.map { "\($0.rawValue) " }.joined() + operand.operandText
    case .infix(let left, let sign, let right):
      "\(left.operandText) \(sign.rawValue) \(right.operandText)"
    case .all(let parts): parts.map(\.operandText).joined(separator: " AND ")
    case .any(let parts): parts.map(\.operandText).joined(separator: " OR ")
    case .between(let operand, let lower, let upper):
      "\(operand.operandText) BETWEEN \(lower.operandText) AND \(upper.operandText)"
    case .isIn(let operand, let list): "\(operand.operandText) IN \(list.text)"
    case .isType(let operand, let type):
      "\(operand.operandText) IS \(type.words)"
    case .choice(let choice): choice.text
    default: ""
    }
  }

  /// The text as an operand of an operator.
  fileprivate var operandText: String {
    switch form {
    case .prefix, .infix, .all, .any, .between, .isIn, .isType: "(\(text))"
    default: text
    }
  }

  /// Returns a text in quotes; quotes inside it are doubled.
  fileprivate static func quoted(_ text: String, by quote: String) -> String {
    let parts = text.split(separator: Character(quote), omittingEmptySubsequences: false)
    return quote + parts.joined(separator: quote + quote) + quote
  }
}

extension [Syntax] {
  fileprivate var listText: String { map(\.text).joined(separator: ", ") }
}

extension CaseSyntax {
  fileprivate var text: String {
    let start = operand.map { "CASE \($0.operandText)" } ?? "CASE"
    let middle = branches.map { " WHEN \($0.when.operandText) THEN \($0.then.operandText)" }
    let end = otherwise.map { " ELSE \($0.operandText)" } ?? ""
    return start + middle.joined() + end + " END"
  }
}

extension Syntax.Step {
  fileprivate var text: String {
    switch self {
    case .name(let name): ".\(Syntax.quoted(name, by: "\""))"
    case .index(let index): "[\(index.text)]"
    case .unpivot: ".*"
    case .wildcard: "[*]"
    }
  }
}

extension SelectSyntax {
  fileprivate var text: String {
    var text = "SELECT \(columns.text) FROM \(source.expression.text)"
    if let condition { text += " WHERE \(condition.text)" }
    if !order.isEmpty {
      text +=
        " ORDER BY "
        + order.map(\.text).joined(separator: ", ")
    }
    return text
  }
}

extension OrderSyntax {
  fileprivate var text: String {
    "\(expression.text) \(isDescending ? "DESC" : "ASC")" + (nulls.map { " NULLS \($0)" } ?? "")
  }
}

extension SelectSyntax.Columns {
  fileprivate var text: String {
    switch self {
    case .all: "*"
    case .list(let expressions, _): expressions.listText
    case .value(let expression): "VALUE \(expression.text)"
    }
  }
}

extension InsertSyntax {
  fileprivate var text: String {
    "INSERT INTO \(target.text) \(isSingle ? "VALUE " : "")\(value.text)\(returning.text)"
  }
}

extension ChangeSyntax {
  fileprivate var text: String {
    let place = condition.map { " WHERE \($0.text)" } ?? ""
    if isDelete { return "DELETE FROM \(source.expression.text)\(place)\(returning.text)" }
    let changes = actions.map { " \($0.text)" }.joined()
    return isFromFirst
      ? "FROM \(source.expression.text)\(place)\(changes)\(returning.text)"
      : "UPDATE \(source.expression.text)\(changes)\(place)\(returning.text)"
  }
}

extension ChangeSyntax.Action {
  fileprivate var text: String {
    switch self {
    case .set(let target, let value): "SET \(target.text) = \(value.text)"
    case .remove(let target): "REMOVE \(target.text)"
    case .insert: ""
    }
  }
}

extension [ReturningSyntax]? {
  fileprivate var text: String {
    guard let elements = self else { return "" }
    return " RETURNING " + elements.map { "\($0.version.rawValue) *" }.joined(separator: ", ")
  }
}
