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
    /// A keyword that begins no expression here.
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
    /// What the rules of expressions say, without the name of a parameter.
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

  /// What the reference parser says of a text that is no statement.
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
    /// A keyword that has to come, in capitals.
    case keyword(String)
  }

  /// What is wrong with a number that was written as one.
  package enum NumberFault: Sendable, Hashable {
    case overflow
    case underflow
    case tooManyDigits
  }
}
