import DynamockExpressions
package import DynamockModel

/// A parsed statement: the names that it uses, and its syntax for substituting parameters.
package struct ParsedStatement: Sendable {
  /// The table's name or ARN as written.
  package let table: String
  /// The index after the table's name.
  package let index: String?
  let syntax: Syntax
  let parameterCount: Int
  /// Whether the statement is `EXISTS(SELECT …)`, or another expression that AWS treats as one.
  package let isCheck: Bool

  /// Parses a text and determines its table and operation.
  ///
  /// - Throws: a fault of the text itself or of its table name; other faults are detected when
  ///   parameters are substituted, since AWS checks the table's indexes first ([parity-suite]
  ///   `partiqlMultiAttributeIndex`, 2026-10).
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

  /// The operation that executes a statement.
  package enum Expectation: Sendable {
    /// ExecuteStatement or BatchExecuteStatement.
    case statement
    /// ExecuteTransaction, the only operation that accepts `EXISTS`.
    case transaction
  }

  /// Whether the statement only reads.
  package var isRead: Bool {
    if case .select = syntax.form { !isCheck } else { false }
  }

  /// Returns the statement with its parameters substituted.
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

/// Converts syntax to DynamoDB's terms, with parameters substituted.
///
/// A fault of the text (unknown functions, numbers, types, bags, names, depth) is thrown where it
/// is found, and a WHERE clause is read before a SET; faults of operands are thrown once the whole
/// statement has been read ([dynoxide-captures] `partiql-literals`, `partiql-operands`, us-east-1,
/// 2026-10).
struct Resolver {
  let parameters: [AttributeValue]
  /// The faults of operands found so far.
  let operandFaults = OperandFaults()

  /// Returns the source and attributes of a `SELECT`.
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

  /// Returns a term of ORDER BY.
  ///
  /// A number out of range is a fault of the text; a term that is not an attribute is rejected once
  /// the table is known ([dynoxide-captures] `partiql-order-by`, us-east-1, 2026-10).
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

  /// The maximum number of levels of a document path, including its attribute ([aws-constraints],
  /// expression parameters).
  private static let maximumLevels = 32

  /// Returns the document path of an expression.
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

  /// Returns the path of an expression, or `nil` if it is not a path.
  func pathIfAny(_ syntax: Syntax) throws(PartiQLError) -> DocumentPath? {
    switch syntax.form {
    case .name, .path: try path(syntax)
    default: nil
    }
  }
}

extension DocumentPath {
  /// The name of a column in the response: the path from its last name on, such as `b[0]` for
  /// `a.b[0]` ([dynoxide-captures], eu-west-2, 2026-09-17).
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
  /// The name of the expression's type in the reference parser's tree, as in AWS's error message.
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
  /// Whether the expression is an operator or a call.
  ///
  /// AWS's reference parser has the same kind of node for both; if a statement does not begin with
  /// a verb, AWS treats either as `EXISTS` ([dynoxide-captures] `partiql-statements`, us-east-1,
  /// 2026-10).
  fileprivate var isOperation: Bool {
    switch form {
    case .call, .countAll, .prefix, .infix, .all, .any, .between, .isIn: true
    default: false
    }
  }

  /// AWS's name for an expression in ORDER BY that is not an attribute.
  ///
  /// For a literal, this is the literal; a string is assumed to be in Ion's format, since the
  /// reference parser stores literals as Ion.
  fileprivate var orderText: String {
    switch form {
    case .string(let text): "\"\(text)\""
    case .number, .bool, .null, .ion: text.lowercased()
    default: typeName.uppercased()
    }
  }

  /// The operator in AWS's error message: a sign such as `+`, or a name.
  var refusedOperator: String {
    switch form {
    case .infix(_, let sign, _): sign.isWord ? sign.typeName : sign.rawValue
    case .prefix(let signs, _): signs.first == .not ? "Not" : signs.first?.rawValue ?? ""
    default: typeName
    }
  }
}

extension Syntax.InfixOperator {
  /// Whether the operator is a word.
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
