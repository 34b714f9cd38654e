import DynamockExpressions

// All error messages of this module, which are exactly AWS's. The source of those that
// [parity-suite] (`partiql*` tests, 2026-06 to 2026-10) and [dynoxide-captures] (eu-west-2,
// 2026-09-17) do not cover is unknown.

extension PartiQLError {
  /// AWS's message, with the position in the text if AWS reports it.
  package var message: String {
    guard let position else { return fault.sentence }
    return "\(fault.sentence) at \(position)"
  }
}

extension PartiQLError.Fault {
  private static let invalid = "One or more parameter values were invalid: "

  fileprivate var sentence: String {
    switch self {
    case .unreadable: Self.notWellFormed("")
    case .malformed(let detail, _, _): Self.notWellFormed(detail.sentence)
    case .expression(let fault): fault.message
    case .aliasing: "Aliasing is not supported"
    case .emptyPathComponent: "Path component cannot be an empty string"
    case .tooManySourceComponents: "A path may contain at most 2 components in the FROM clause"
    case .severalSources: "Only select from a single table or index is supported."
    case .indexInDataManipulation:
      "FROM clause may only contain a single table name in data manipulation statements"
    case .operationOnIndex: "This operation is not supported on an index"
    case .unexpectedSource: "Unexpected from source"
    case .unsupportedClause(let name): "Unsupported clause: \(name)"
    case .unsupportedOperation(let name): "Unsupported operation: \(name)"
    case .valueProjection: "Select projection doesn't support value or pivot keywords"
    case .unexpectedPathComponent: "Unexpected path component"
    case .duplicateColumn(let name): "Duplicate identifiers in select clause: \(name)"
    case .unsupportedToken(let word): "Unsupported token in expression: \(word)"
    case .listIndexOutOfRange(let index):
      "List index is not within the allowable range; index: [\(index)]"
    case .parameterCount: "Number of parameters in request and statement don't match."
    case .existsOutsideTransaction:
      "EXISTS can only be used in ExecuteTransaction write requests."
    case .existsWithoutRead: "EXISTS() must contain a single item read with additional condition"
    case .orderByExpression(let type):
      "Argument to ORDER BY must be of type VariableReference. Type: \(type)"
    default: valueSentence ?? changeSentence ?? conditionSentence
    }
  }

  private static func notWellFormed(_ detail: String) -> String {
    "Statement wasn't well formed, can't be processed: \(detail)"
  }

  private var conditionSentence: String {
    switch self {
    case .whereIsNoCondition:
      "WHERE clause must contain an expression that resolves to a boolean"
    case .operandOfLogic: "The arguments to AND/OR must be Expressions"
    case .operandOfNot: "The argument to NOT must be a Type or Expression"
    case .operandOfIn:
      "IN operator must have a left hand argument of type Variable Reference and right hand argument "
        + "of type Seq with at least one member"
    case .operandOfIs:
      "The left hand side argument to IS must be a Variable Reference, Literal, or Path"
    case .comparedWithMissing: "MISSING must be compared using IS operator"
    case .unsupportedType(let name):
      "Unsupported data type for IS operator: \(name). Supported data types are [MISSING, NULL, "
        + "BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]"
    case .unrecognizedFunction(let name): "Unrecognized function: \(name)"
    case .conditionOperator(let name):
      "Unsupported operator in Condition Expression. Operator: \(name)"
    default: ""
    }
  }

  private var valueSentence: String? {
    switch self {
    case .number(let fault, let key): "\(fault.sentence) under \(key)"
    case .unsupportedValue(let name, let key): "Unsupported data type: \(name) under key \(key)"
    case .ionLiteral(let text, let key):
      "Ion Literals are not supported: \(text) under key \(key)"
    case .emptyBag: "Empty bags are not supported"
    case .mixedBag:
      "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags"
    case .nullInNumericBag(let key):
      Self.invalid + "Numeric sets may not contain null under \(key)"
    case .duplicateStrings(let members):
      Self.invalid
        + "Input collection [\(members.joined(separator: ", "))] contains duplicates."
    case .duplicateNumbers(let members, let key):
      Self.invalid
        + "Input collection [\(members.joined(separator: ", "))] contains duplicates! under \(key)"
    case .duplicateKey(let name, let key): "Duplicate keys in tuple. Key: \(name) under \(key)"
    case .keyIsNoString(let type, let key):
      "Tuple keys must be of type String. Actual type: \(type) under \(key)"
    case .nameTooLong: "Attribute name is too large, must be less than 65536 bytes"
    case .nestingTooDeep(let key): "Nesting Levels have exceeded supported limits under \(key)"
    default: nil
    }
  }

  private var changeSentence: String? {
    switch self {
    case .severalItems:
      "Unsupported operation: Inserting multiple items in a single statement is not supported, use "
        + "\"INSERT INTO tableName VALUE item\" instead"
    case .itemIsNoTuple:
      "Unsupported format in item expression. Please use struct format {...} to express item values "
        + "for insert statement."
    case .insertPosition: "AT is not supported in insert statements."
    case .returningInInsert: "RETURNING is not supported in INSERT"
    case .returningInDelete(let words):
      "Invalid returning clause: RETURNING \(words). Only RETURNING ALL OLD * is allowed in DELETE "
        + "statements."
    case .severalReturningElements:
      "Invalid syntax with multiple returning elements in RETURNING clause"
    case .returningSyntax:
      "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause"
    case .updateAction: "Only SET and REMOVE are supported in update expressions at this time"
    case .isInUpdate: "IS operator is not supported in update expressions"
    case .updateOperator(let name):
      "Unsupported operator in Update Expression. Operator: \(name)"
    case .setArguments(let name): "\(name) must have exactly two arguments"
    case .setTarget(let name): "The first argument to \(name) must equal the assignment value"
    case .setMembers(let name):
      "The second argument to \(name) must be a value with type SET"
    default: nil
    }
  }
}

extension PartiQLError.NumberFault {
  fileprivate var sentence: String {
    switch self {
    case .overflow:
      "Number overflow. Attempting to store a number with magnitude larger than supported range"
    case .underflow:
      "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    case .tooManyDigits: "Attempting to store more than 38 significant digits in a Number"
    }
  }
}

extension PartiQLError.Detail {
  fileprivate var sentence: String {
    switch self {
    case .leftOver: "Unexpected token after expression"
    case .afterSemicolon:
      "Unexpected token after semicolon. (Only one query is allowed.)"
    case .noDataManipulation: "Expected data manipulation"
    case .unexpectedTerm: "Unexpected term"
    case .unexpectedKeyword: "Unexpected keyword"
    case .unexpectedOperator: "Unexpected operator"
    case .noRightSide: "Missing right-hand side expression of infix operator"
    case .noTypeName: "Expected type name"
    case .noSimplePath: "Expected identifier for simple path"
    case .pathComponent: "Invalid path dot component"
    case .simplePathDot: "Invalid path dot component for simple path"
    case .simplePathComponent: "Invalid path component for simple path"
    case .noIdentifierAfterAt: "Identifier must follow @-operator"
    case .noFrom: "Expected FROM after SELECT list"
    case .noFromAfterDelete: "Expected FROM after DELETE"
    case .starIsNotAlone:
      "Other expressions may not be present in the select list when '*' is used without dot notation."
    case .noAssignment: "Expected '='"
    case .noExpressionAfterAnd: "Expected expression after AND"
    case .noAliasAfterAs: "Expected identifier for AS-alias"
    case .noClosingParenthesis: "Expected RIGHT_PAREN"
    case .noClosingBracket: "Expected RIGHT_BRACKET"
    case .noClosingBag: "Expected RIGHT_DOUBLE_ANGLE_BRACKET"
    case .noClosingBrace: "Expected RIGHT_CURLY"
    case .noColon: "Expected COLON"
    case .noWhen: "Expected a WHEN clause in CASE"
    case .typeArgument: "Type argument must be an unsigned integer literal"
    case .typeArgumentCount: "Unexpected number of type arguments"
    case .keyword(let word): "Expected \(word) keyword"
    }
  }
}
