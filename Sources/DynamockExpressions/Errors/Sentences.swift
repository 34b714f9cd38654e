import DynamockModel

// All error messages of this module, which are exactly AWS's.

extension ExpressionError {
  /// AWS's message with its prefix, such as `Invalid FilterExpression: `.
  package var message: String { message(withSize: false) }

  /// Returns AWS's message with its prefix.
  ///
  /// - Parameters:
  ///   - withSize: whether the message for a filter or condition that is too long contains its
  ///     size.
  ///   - inHalves: whether the expression is read as UTF-16 code units.
  package func message(withSize: Bool, inHalves: Bool = false) -> String {
    if inHalves, case .syntax(_, _, let halved?) = fault {
      return ExpressionError(kind, .syntax(token: halved.token, near: halved.near)).message
    }
    if case .tooLong(let bytes) = fault, withSize, kind == .filter || kind == .condition {
      return "Invalid \(kind.rawValue): \(fault.sentence) expression size: \(bytes)"
    }
    return messageWithoutSize
  }

  private var messageWithoutSize: String {
    switch fault {
    case .keyOperator, .keyShape(.severalAttributes), .keyShape(.noAttribute),
      .keyShape(.keyNotFirst):
      fault.sentence
    default: "Invalid \(kind.rawValue): \(fault.sentence)"
    }
  }
}

extension ExpressionError.Fault {
  /// AWS's message without the name of a parameter, as in PartiQL.
  package var message: String { sentence }

  fileprivate var sentence: String {
    switch self {
    case .empty: "The expression can not be empty;"
    case .syntax(let token, let near, _): "Syntax error; token: \"\(token)\", near: \"\(near)\""
    case .tooLong: "Expression size has exceeded the maximum allowed size;"
    case .tooManyOperators(let count):
      "The expression contains too many operators; operator count: \(count)"
    case .pathTooDeep(let levels):
      "The document path has too many nesting levels; nesting levels: \(levels)"
    case .indexOutOfRange(let digits):
      "List index is not within the allowable range; index: [\(digits)]"
    case .reservedWord(let word):
      "Attribute name is a reserved keyword; reserved keyword: \(word)"
    case .undefinedName(let name):
      "An expression attribute name used in the document path is not defined;"
        + " attribute name: \(name)"
    case .undefinedValue(let value):
      "An expression attribute value used in expression is not defined; attribute value: \(value)"
    case .redundantParentheses: "The expression has redundant parentheses;"
    case .overlappingPaths(let one, let two): Self.sentence("overlap", one, two)
    case .conflictingPaths(let one, let two): Self.sentence("conflict", one, two)
    case .repeatedSection(let name):
      "The \"\(name)\" section can only be used once in an update expression;"
    case .keyOperator, .repeatedKey, .keyShape: keyConditionSentence
    default: operandSentence
    }
  }

  private static func sentence(
    _ verb: String, _ one: DocumentPath, _ two: DocumentPath
  ) -> String {
    "Two document paths \(verb) with each other; must remove or rewrite one of these paths;"
      + " path one: \(one), path two: \(two)"
  }

  private var operandSentence: String {
    switch self {
    case .unknownFunction(let name): return "Invalid function name; function: \(name)"
    case .misplacedFunction(let name):
      return "The function is not allowed to be used this way in an expression; function: \(name)"
    case .functionNotForUpdates(let name):
      return "The function is not allowed in an update expression; function: \(name)"
    case .functionNotForConditions(let name):
      return "The function is not allowed in a condition expression; function: \(name)"
    case .tooManyInOperands(let count):
      return "The IN operator is provided with too many operands; number of operands: \(count)"
    case .operandCount(let name, let count):
      return "Incorrect number of operands for operator or function;"
        + " operator or function: \(name), number of operands: \(count)"
    case .operandType(let name, let type):
      return "Incorrect operand type for operator or function;"
        + " operator or function: \(name), operand type: \(type)"
    case .actionOperandType(let name, let type):
      return "Incorrect operand type for operator or function; operator: \(name),"
        + " operand type: \(type.longName), typeSet: ALLOWED_FOR_ADD_OPERAND"
    case .pathRequired(let name):
      return "Operator or function requires a document path; operator or function: \(name)"
    case .sameOperand(let name, let operand):
      return "The first operand must be distinct from the remaining operands for this operator"
        + " or function; operator: \(name), first operand: \(operand)"
    case .betweenTypes(let lower, let upper):
      return "The BETWEEN operator requires same data type for lower and upper bounds;"
        + " lower bound operand: \(lower), upper bound operand: \(upper)"
    case .betweenOrder(let lower, let upper):
      return "The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
        + " lower bound operand: \(lower), upper bound operand: \(upper)"
    case .invalidTypeName(let name):
      return "Invalid attribute type name found; type: \(name),"
        + " valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"
    default: return ""
    }
  }

  private var keyConditionSentence: String {
    switch self {
    case .keyOperator(let name): "Invalid operator used in KeyConditionExpression: \(name)"
    case .repeatedKey: "KeyConditionExpressions must only contain one condition per key"
    case .keyShape(.nestedAttribute):
      "KeyConditionExpressions cannot have conditions on nested attributes"
    case .keyShape(.nestedOperation): "KeyConditionExpressions cannot contain nested operations"
    case .keyShape(.severalAttributes):
      "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"
    case .keyShape(.noAttribute):
      "Invalid condition in KeyConditionExpression: No key attribute specified"
    case .keyShape(.keyNotFirst(let name)):
      "Invalid condition in KeyConditionExpression: \(name) operator must have the key attribute"
        + " as its first operand"
    default: ""
    }
  }
}

extension EvaluationError {
  /// AWS's message without a prefix.
  package var message: String {
    switch self {
    case .missingAttribute:
      "The provided expression refers to an attribute that does not exist in the item"
    case .invalidPath:
      "The document path provided in the update expression is invalid for update"
    case .incorrectOperandType:
      "An operand in the update expression has an incorrect data type"
    case .typeMismatch: "Type mismatch for attribute to update"
    case .numberOverflow:
      "Number overflow. Attempting to store a number with magnitude larger than supported range"
    case .numberUnderflow:
      "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    case .itemTooLarge: "Item size to update has exceeded the maximum allowed size"
    }
  }
}

extension KeyConditionFault {
  /// AWS's message without a prefix.
  package var message: String {
    switch self {
    case .missedKeyElement(let attribute):
      "Query condition missed key schema element: \(attribute)"
    case .notIndexable: "Attempted conditional constraint is not an indexable operation"
    case .notSupported: "Query key condition not supported"
    case .tooManyConditions(let count, let keyAttributes):
      "The number of query conditions (\(count)) exceeds the number of key attributes defined in"
        + " the schema (\(keyAttributes))"
    case .partitionEqualityRequired(let attributes):
      "HASH key attributes \(attributes.joined(separator: ", ")) must have equality conditions"
        + " specified in the query"
    case .equalityRequired(let attributes, let later):
      "RANGE key attributes \(attributes.joined(separator: ", ")) must have equality conditions specified in the query"
        + " because a condition is present on key attribute \(later)"
    }
  }
}

extension LegacyError {
  private static let invalid = "One or more parameter values were invalid: "

  /// AWS's message, without the prefix that some operations add.
  package var message: String {
    switch self {
    case .betweenOrder:
      "The BETWEEN condition was provided a range where the lower bound is greater than the upper"
        + " bound"
    case .conditionalOperatorAlone:
      "ConditionalOperator can only be used when Filter or Expected has two or more elements"
    case .conditionalOperatorWithoutConditions:
      "ConditionalOperator cannot be used without Filter or Expected"
    case .keyConditionCount: "Conditions can be of length 1 or 2 only"
    case .unknownComparison: Self.invalid + "Invalid comparison operator"
    default: Self.invalid + detail
    }
  }

  private var detail: String {
    switch self {
    case .valueMissing(let attribute, let exists):
      "Value must be provided when Exists is \(exists.map { "\($0)" } ?? "null")"
        + " for Attribute: \(attribute)"
    case .valueUnexpected(let attribute):
      "Value cannot be used when Exists is false for Attribute: \(attribute)"
    case .operandMissing(let comparison, let attribute):
      "Value or AttributeValueList must be used with ComparisonOperator: \(comparison.rawValue)"
        + " for Attribute: \(attribute)"
    case .valueAndList(let attribute):
      "Value and AttributeValueList cannot be used together for Attribute: \(attribute)"
    case .existsAndOperator(let attribute):
      "Exists and ComparisonOperator cannot be used together for Attribute: \(attribute)"
    case .listWithoutOperator(let attribute):
      "AttributeValueList can only be used with a ComparisonOperator for Attribute: \(attribute)"
    case .argumentCount(let comparison):
      "Invalid number of argument(s) for the \(comparison.rawValue) ComparisonOperator"
    case .argumentType(let comparison, let type):
      "ComparisonOperator \(comparison.rawValue) is not valid for \(type?.rawValue ?? "")"
        + " AttributeValue type"
    case .mixedTypes: "AttributeValues inside AttributeValueList must be of same type"
    case .updateValueMissing:
      "Only DELETE action is allowed when no attribute value is specified"
    case .addType(let type): "ADD action is not supported for the type \(type?.rawValue ?? "")"
    case .deleteType(let type):
      "DELETE action with value is not supported for the type \(type?.rawValue ?? "")"
    default: ""
    }
  }
}

extension AttributeValue.DataType? {
  /// The type's name in the messages for `ADD` and `DELETE`.
  fileprivate var longName: String {
    switch self {
    case .string: "STRING"
    case .number: "NUMBER"
    case .binary: "Binary"
    case .bool: "BOOL"
    case .null, nil: "NULL"
    case .stringSet: "STRING_SET"
    case .numberSet: "NUMBER_SET"
    case .binarySet: "BINARY_SET"
    case .list: "LIST"
    case .map: "MAP"
    }
  }
}

extension AttributeValue {
  /// Returns the value in AWS's format for the bounds of `BETWEEN`: `AttributeValue: {N:1}`.
  func boundText(_ bracketsBinary: Bool) -> String {
    switch self {
    case .binary(let bytes) where bracketsBinary: "AttributeValue: {B:[\(Base64.text(of: bytes))]}"
    case .string(let text): "AttributeValue: {S:\(text)}"
    case .number(let number): "AttributeValue: {N:\(number)}"
    case .binary(let bytes): "AttributeValue: {B:\(Base64.text(of: bytes))}"
    default: "AttributeValue: {\(typeName)}"
    }
  }
}
