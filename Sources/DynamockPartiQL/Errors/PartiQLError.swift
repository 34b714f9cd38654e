import DynamockExpressions

/// Why a statement cannot be used; `message` is AWS's sentence.
package struct PartiQLError: Error, Sendable, Hashable {
  /// What is wrong.
  package var fault: Fault
  /// Where in the text, for the faults that AWS gives a place to.
  package var position: Position?
  /// The token at which a text stops being a statement, which AWS does not tell.
  package var token: (text: String, position: Position)? {
    guard case .malformed(_, let text?, let position?) = fault else { return nil }
    return (text, position)
  }

  init(_ fault: Fault, at position: Position? = nil) {
    self.fault = fault
    self.position = position
  }

  /// What can be wrong with a statement.
  package enum Fault: Sendable, Hashable {
    // MARK: The text cannot be read

    /// A character, literal or comment that is no token.
    case unreadable
    /// Tokens that make no statement, and the first that does not fit; empty at the end.
    case malformed(Detail, token: String? = nil, at: Position? = nil)

    // MARK: The statement is read, but DynamoDB does not carry out its like

    case aliasing
    case emptyPathComponent
    case tooManySourceComponents
    case severalSources
    case indexInDataManipulation
    case operationOnIndex
    case unexpectedSource
    case unsupportedClause(String)
    case unsupportedOperation(String)
    case valueProjection
    case unexpectedPathComponent
    case duplicateColumn(String)
    case listIndexOutOfRange(String)
    case parameterCount
    case existsOutsideTransaction
    case existsWithoutRead

    // MARK: Conditions

    case whereIsNoCondition
    case operandOfLogic
    case operandOfNot
    case operandOfIn
    case operandOfIs
    case comparedWithMissing
    case unsupportedType(String)
    case unrecognizedFunction(String)
    case conditionOperator(String)
    /// What the rules of expressions say, without the name of a parameter.
    case expression(ExpressionError.Fault)

    // MARK: Order

    case orderWithoutCondition
    case orderByExpression(String)

    // MARK: Values

    case number(NumberFault, under: String)
    case unsupportedValue(String, under: String)
    case ionLiteral(String, under: String)
    case emptyBag
    case mixedBag
    case duplicateStrings([String])
    case duplicateNumbers([String], under: String)
    case duplicateKey(String, under: String)
    case keyIsNoString(String, under: String)
    case nestingTooDeep(under: String)
    case emptyName
    case nameTooLong

    // MARK: Changes

    case severalItems
    case itemIsNoTuple
    case insertPosition
    case returningInInsert
    case returningInDelete(String)
    case severalReturningElements
    case returningSyntax
    case updateAction
    case isInUpdate
    case updateOperator(String)
    case setArguments(String)
    case setTarget(String)
    case setMembers(String)
  }

  /// What the reference parser says of a text that is no statement.
  package enum Detail: String, Sendable, Hashable {
    case leftOver = "Unexpected token after expression"
    case afterSemicolon = "Unexpected token after semicolon. (Only one query is allowed.)"
    case noDataManipulation = "Expected data manipulation"
    case unexpectedTerm = "Unexpected term"
    case unexpectedKeyword = "Unexpected keyword"
    case unexpectedOperator = "Unexpected operator"
    case noRightSide = "Missing right-hand side expression of infix operator"
    case noTypeName = "Expected type name"
    case noSimplePath = "Expected identifier for simple path"
    case pathComponent = "Invalid path dot component"
    case simplePathDot = "Invalid path dot component for simple path"
    case simplePathComponent = "Invalid path component for simple path"
    case noIdentifierAfterAt = "Identifier must follow @-operator"
    case emptyGroup = "Expression group cannot be empty"
    case noFrom = "Expected FROM after SELECT list"
    case noFromAfterDelete = "Expected FROM after DELETE"
    case starIsNotAlone =
      "Other expressions may not be present in the select list when '*' is used without dot notation."
    case noAssignment = "Expected '='"
    case noAnd = "Expected AND"
    case noExpressionAfterAnd = "Expected expression after AND"
    case noBy = "Expected BY"
    case noAliasAfterAs = "Expected identifier for AS-alias"
    case noClosingParenthesis = "Expected RIGHT_PAREN"
    case noClosingBracket = "Expected RIGHT_BRACKET"
    case noClosingBag = "Expected RIGHT_DOUBLE_ANGLE_BRACKET"
    case noClosingBrace = "Expected RIGHT_CURLY"
    case noColon = "Expected COLON"
  }

  /// What is wrong with a number that was written as one.
  package enum NumberFault: Sendable, Hashable {
    case overflow
    case underflow
    case tooManyDigits
  }
}
