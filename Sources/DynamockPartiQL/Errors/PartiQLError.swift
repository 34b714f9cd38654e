package import DynamockExpressions

/// The reason why a statement is invalid; `message` is AWS's message.
package struct PartiQLError: Error, Sendable, Hashable {
  /// The fault.
  package var fault: Fault
  /// The position in the text, for faults that AWS reports with one.
  package var position: Position?
  /// The first token that does not belong to a statement, which AWS does not report.
  package var token: (text: String, position: Position)? {
    guard case .malformed(_, let text?, let position?) = fault else { return nil }
    return (text, position)
  }

  init(_ fault: Fault, at position: Position? = nil) {
    self.fault = fault
    self.position = position
  }

  /// The faults of a statement.
  package enum Fault: Sendable, Hashable {
    // MARK: The text cannot be read

    /// A character, literal or comment is not a token.
    case unreadable
    /// The tokens are not a statement; contains the first unexpected one, which is empty at the
    /// end.
    case malformed(Detail, token: String? = nil, at: Position? = nil)

    // MARK: The statement is valid PartiQL, but DynamoDB does not support it

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
    /// A keyword does not begin an expression here.
    case unsupportedToken(String)
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
    /// A fault according to the rules of expressions, without the name of a parameter.
    case expression(ExpressionError.Fault)

    // MARK: Order

    case orderByExpression(String)

    // MARK: Values

    case number(NumberFault, under: String)
    case unsupportedValue(String, under: String)
    case ionLiteral(String, under: String)
    case emptyBag
    case mixedBag
    case nullInNumericBag(under: String)
    case duplicateStrings([String])
    case duplicateNumbers([String], under: String)
    case duplicateKey(String, under: String)
    case keyIsNoString(String, under: String)
    case nestingTooDeep(under: String)
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

  /// The reference parser's message for a text that is not a statement.
  package enum Detail: Sendable, Hashable {
    case leftOver
    case afterSemicolon
    case noDataManipulation
    case unexpectedTerm
    case unexpectedKeyword
    case unexpectedOperator
    case noRightSide
    case noTypeName
    case noSimplePath
    case pathComponent
    case simplePathDot
    case simplePathComponent
    case noIdentifierAfterAt
    case noFrom
    case noFromAfterDelete
    case starIsNotAlone
    case noAssignment
    case noExpressionAfterAnd
    case noAliasAfterAs
    case noClosingParenthesis
    case noClosingBracket
    case noClosingBag
    case noClosingBrace
    case noColon
    case noWhen
    case typeArgument
    case typeArgumentCount
    /// A required keyword, in capitals.
    case keyword(String)
  }

  /// A fault of a number literal.
  package enum NumberFault: Sendable, Hashable {
    case overflow
    case underflow
    case tooManyDigits
  }
}
