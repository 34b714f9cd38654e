import DynamockExpressions
import DynamockModel

/// A statement that was parsed: what it names, and how to put parameters into it.
package struct ParsedStatement: Sendable {
  /// The table's name or ARN as written.
  package let table: String
  /// The index behind the table's name.
  package let index: String?
  let syntax: Syntax
  let parameterCount: Int
  /// Whether it is `EXISTS(SELECT …)`, or another expression that AWS takes for one.
  package let isCheck: Bool

  /// Parses a text and finds out what it reads or writes.
  ///
  /// - Throws: what is wrong with the text itself or with the table it names; what is wrong with the
  ///   rest comes out when parameters are put in, since AWS looks at the table's indexes before
  ///   (Parity Suite `partiqlMultiAttributeIndex`, 2026-10).
  package init(
    parsing text: String, for expectation: Expectation = .statement
  ) throws(PartiQLError) {
    let (syntax, parameters) = try StatementCache.syntax(of: text)
    parameterCount = parameters
    isCheck = syntax.isOperation
    guard isCheck else {
      self.syntax = syntax
      (table, index) = try SourceResolution.source(of: syntax)
      return
    }
    guard expectation == .transaction else { throw .init(.existsOutsideTransaction) }
    guard case .call("exists", let operands) = syntax.form, operands.count == 1,
      let operand = operands.first, case .select = operand.form
    else { throw .init(.existsWithoutRead) }
    self.syntax = operand
    (table, index) = try SourceResolution.source(of: operand)
  }

  /// Which operation a statement came with.
  package enum Expectation: Sendable {
    /// ExecuteStatement or BatchExecuteStatement.
    case statement
    /// ExecuteTransaction, which alone takes `EXISTS`.
    case transaction
  }

  /// Whether it reads and does not write.
  package var isRead: Bool {
    if case .select = syntax.form { !isCheck } else { false }
  }

  /// The statement with its parameters in place.
  package func resolved(with parameters: [AttributeValue]) throws(PartiQLError) -> Statement {
    let isEnough =
      StatementDialect.ignoresSurplusParameters
      ? parameters.count >= parameterCount : parameters.count == parameterCount
    guard isEnough else { throw .init(.parameterCount) }
    let resolver = Resolver(parameters: parameters)
    let action: Statement.Action
    switch syntax.form {
    case .select(let select):
      let selection = try resolver.selection(select)
      action = isCheck ? .check(condition: selection.condition) : .select(selection)
    case .insert(let insert): action = try resolver.insertion(insert)
    case .change(let change): action = try resolver.change(change)
    default: throw .init(.unsupportedOperation(syntax.typeName))
    }
    try resolver.operandFaults.finish()
    return Statement(table: table, index: index, action: action)
  }
}

/// Puts parameters and DynamoDB's terms in the place of syntax.
///
/// A fault of what is written (unknown functions, numbers, types, bags, names, depth) is thrown where
/// it is found, and a WHERE clause is read before a SET; a fault of operands waits until all of the
/// statement has been read (captures `partiql-literals`, `partiql-operands`, us-east-1, 2026-10).
struct Resolver {
  let parameters: [AttributeValue]
  /// The faults of operands, found so far.
  let operandFaults = OperandFaults()

  /// What `SELECT` reads.
  func selection(_ select: SelectSyntax) throws(PartiQLError) -> Selection {
    if let clause = select.unsupportedClause {
      throw PartiQLError(.unsupportedClause(clause.name), at: clause.position)
    }
    let columns = try columns(select.columns)
    var condition: Condition?
    if let syntax = select.condition { condition = try self.condition(where: syntax) }
    var order: [Selection.Order] = []
    for element in select.order { order.append(try self.order(element)) }
    return Selection(columns: columns, condition: condition, order: order)
  }

  /// One term of ORDER BY.
  ///
  /// A number out of range is a fault of what is written; a term that is no
  /// attribute is refused once the table is known (captures `partiql-order-by`, us-east-1, 2026-10).
  private func order(_ element: OrderSyntax) throws(PartiQLError) -> Selection.Order {
    let expression = element.expression
    if case .number = expression.form { _ = try value(expression) }
    guard case .name(let name) = expression.form else {
      let fault = PartiQLError(.orderByExpression(expression.orderText), at: expression.position)
      return .init(attribute: "", isDescending: element.isDescending, fault: fault)
    }
    return .init(attribute: name, isDescending: element.isDescending)
  }

  private func columns(
    _ columns: SelectSyntax.Columns
  ) throws(PartiQLError) -> [Selection.Column]? {
    switch columns {
    case .all: return nil
    case .value: throw PartiQLError(.valueProjection)
    case .list(let expressions, let hasAlias):
      if hasAlias { throw PartiQLError(.aliasing) }
      var resolved: [Selection.Column] = []
      var names: Set<String> = []
      for expression in expressions {
        let path = try self.path(expression)
        let column = Selection.Column(name: path.columnName, path: path)
        guard names.insert(column.name).inserted else {
          throw PartiQLError(.duplicateColumn(column.name))
        }
        resolved.append(column)
      }
      return resolved
    }
  }

  // MARK: Paths

  /// Levels of a document path, its attribute among them (AWS: expression parameters).
  private static let maximumLevels = 32

  /// The document path that an expression is.
  func path(_ syntax: Syntax) throws(PartiQLError) -> DocumentPath {
    switch syntax.form {
    case .name(let name):
      guard !name.isEmpty else { throw PartiQLError(.emptyPathComponent) }
      return DocumentPath(name)
    case .path(let root, let steps):
      guard case .name(let name) = root.form else {
        throw PartiQLError(.unexpectedPathComponent, at: root.position)
      }
      guard !name.isEmpty else { throw PartiQLError(.emptyPathComponent) }
      var resolved: [DocumentPath.Step] = []
      for step in steps { resolved.append(try self.step(step, of: syntax)) }
      guard resolved.count < Self.maximumLevels else {
        throw PartiQLError(.expression(.pathTooDeep(levels: resolved.count + 1)))
      }
      return DocumentPath(name, resolved)
    default: throw PartiQLError(.unexpectedPathComponent, at: syntax.position)
    }
  }

  private func step(
    _ step: Syntax.Step, of path: Syntax
  ) throws(PartiQLError) -> DocumentPath.Step {
    switch step {
    case .name(let name):
      guard !name.isEmpty else { throw PartiQLError(.emptyPathComponent) }
      return .attribute(name)
    case .unpivot, .wildcard: throw PartiQLError(.unexpectedPathComponent, at: path.position)
    case .index(let index):
      switch index.form {
      case .string(let name): return .attribute(name)
      case .number(let digits):
        guard let number = Int(digits), (0...Int(Int32.max)).contains(number) else {
          throw PartiQLError(.listIndexOutOfRange(digits), at: index.position)
        }
        return .index(number)
      default: throw PartiQLError(.unexpectedPathComponent, at: index.position)
      }
    }
  }

  /// The path that an expression is; nil where it is something else.
  func pathIfAny(_ syntax: Syntax) throws(PartiQLError) -> DocumentPath? {
    switch syntax.form {
    case .name, .path: try path(syntax)
    default: nil
    }
  }
}

extension DocumentPath {
  /// What a column is called in the answer: the path from its last name on, so that `a.b[0]` is
  /// `b[0]` (captured in eu-west-2, 2026-09-17).
  fileprivate var columnName: String {
    var name = attribute
    for step in steps {
      switch step {
      case .attribute(let attribute): name = attribute
      case .index(let index): name += "[\(index)]"
      }
    }
    return name
  }
}

extension Syntax {
  /// The name of the expression's type in the reference parser's tree, with which AWS refuses it.
  var typeName: String {
    switch form {
    case .string, .number, .bool, .null, .ion: "Lit"
    case .missing: "Missing"
    case .parameter: "Parameter"
    case .name: "Id"
    case .path: "Path"
    case .list: "List"
    case .bag: "Bag"
    case .tuple: "Struct"
    case .call: "Call"
    case .countAll: "CallAgg"
    case .prefix(let signs, _): signs.first == .not ? "Not" : signs.first == .minus ? "Neg" : "Pos"
    case .choice(let choice): choice.operand == nil ? "SearchedCase" : "SimpleCase"
    case .infix(_, let sign, _): sign.typeName
    case .all: "And"
    case .any: "Or"
    case .between: "Between"
    case .isIn: "InCollection"
    case .isType: "IsType"
    case .select: "Select"
    case .insert, .change: "Dml"
    }
  }
}

extension Syntax {
  /// Whether it is an operator or a call.
  ///
  /// AWS's reference parser has one kind of node for both, and
  /// where no verb begins a statement AWS takes each of them for `EXISTS` (captures
  /// `partiql-statements`, us-east-1, 2026-10).
  fileprivate var isOperation: Bool {
    switch form {
    case .call, .countAll, .prefix, .infix, .all, .any, .between, .isIn: true
    default: false
    }
  }

  /// What AWS names an expression of ORDER BY that is no attribute: a literal by itself, which for a
  /// string is guessed to be Ion's text, since the reference parser keeps literals as Ion.
  fileprivate var orderText: String {
    switch form {
    case .string(let text): "\"\(text)\""
    case .number, .bool, .null, .ion: text.lowercased()
    default: typeName.uppercased()
    }
  }

  /// The operator as AWS refuses it: `+`, and names where there is no sign for it.
  var refusedOperator: String {
    switch form {
    case .infix(_, let sign, _): sign.isWord ? sign.typeName : sign.rawValue
    case .prefix(let signs, _): signs.first == .not ? "Not" : signs.first?.rawValue ?? ""
    default: typeName
    }
  }
}

extension Syntax.InfixOperator {
  /// Whether the operator is written as a word.
  fileprivate var isWord: Bool {
    switch self {
    case .like, .union, .except, .intersect: true
    default: false
    }
  }

  /// The operator's name in the reference parser's tree.
  var typeName: String {
    switch self {
    case .equal: "Eq"
    case .notEqual: "Ne"
    case .less: "Lt"
    case .lessOrEqual: "Lte"
    case .greater: "Gt"
    case .greaterOrEqual: "Gte"
    case .plus: "Plus"
    case .minus: "Minus"
    case .concatenation: "Concat"
    case .times: "Times"
    case .divided: "Divide"
    case .modulo: "Modulo"
    case .like: "Like"
    case .union: "Union"
    case .except: "Except"
    case .intersect: "Intersect"
    }
  }
}
