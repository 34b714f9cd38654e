package import DynamockModel

/// An invalid expression text, name or value; `message` is AWS's message.
package struct ExpressionError: Error, Sendable, Hashable {
  /// The parameter that contains the expression.
  package var kind: ExpressionKind
  /// The fault.
  package var fault: Fault

  /// Creates an error.
  package init(_ kind: ExpressionKind, _ fault: Fault) {
    self.kind = kind
    self.fault = fault
  }

  /// The token and the text around it, printed as UTF-16 code units: `?` stands for half a
  /// character.
  package struct HalvedText: Sendable, Hashable {
    var token: String
    var near: String
  }

  /// The faults of expressions ([parity-suite], [scylla-alternator]).
  package enum Fault: Error, Sendable, Hashable {
    /// The text is empty.
    case empty
    /// A token is not allowed at its position.
    ///
    /// `halved` is the text as UTF-16 code units, if that differs.
    case syntax(token: String, near: String, halved: HalvedText? = nil)
    /// The text has more than 4096 bytes.
    case tooLong(bytes: Int)
    /// There are more than 300 operators.
    case tooManyOperators(count: Int)
    /// A path has more than 32 levels.
    case pathTooDeep(levels: Int)
    /// A list index is greater than any list allows.
    case indexOutOfRange(digits: String)
    /// `IN` has more than 100 operands in its parentheses.
    case tooManyInOperands(Int)
    /// A reserved word, as written, is used as a name.
    case reservedWord(String)
    /// A `#name` is missing in ExpressionAttributeNames.
    case undefinedName(String)
    /// A `:value` is missing in ExpressionAttributeValues.
    case undefinedValue(String)
    /// A function does not exist.
    case unknownFunction(String)
    /// A function is not allowed at its position.
    case misplacedFunction(String)
    /// A function for conditions is used in an update expression.
    case functionNotForUpdates(String)
    /// A function for updates is used in a condition.
    case functionNotForConditions(String)
    /// There are too few or too many operands.
    case operandCount(operator: String, count: Int)
    /// An operand has a type that the operator or function does not accept.
    case operandType(operator: String, type: String)
    /// `ADD` or `DELETE` does not accept a value of this type.
    case actionOperandType(operator: String, type: AttributeValue.DataType?)
    /// An operand is not a document path, although one is required.
    case pathRequired(operator: String)
    /// An operand is the same as the first one.
    case sameOperand(operator: String, operand: DocumentPath)
    /// Parentheses contain only another pair of parentheses.
    case redundantParentheses
    /// Two paths overlap: one includes the other.
    case overlappingPaths(DocumentPath, DocumentPath)
    /// Two paths conflict: they treat an attribute both as a map and as a list.
    case conflictingPaths(DocumentPath, DocumentPath)
    /// A section of an update expression occurs twice.
    case repeatedSection(String)
    /// The bounds of `BETWEEN`, in AWS's format, have different types.
    case betweenTypes(lower: String, upper: String)
    /// The bounds of `BETWEEN`, in AWS's format, are in the wrong order.
    case betweenOrder(lower: String, upper: String)
    /// `attribute_type` has a text that is not the name of a type.
    case invalidTypeName(String)
    /// An operator or function is not allowed in a key condition.
    case keyOperator(String)
    /// An attribute has two key conditions.
    case repeatedKey
    /// A key condition does not compare an attribute with values.
    case keyShape(KeyShape)
  }

  /// The reason why a key condition does not compare a top-level attribute with values of the
  /// request.
  package enum KeyShape: Sendable, Hashable {
    /// It uses a path below an attribute.
    case nestedAttribute
    /// It contains a function.
    case nestedOperation
    /// It uses more than one attribute.
    case severalAttributes
    /// It uses no attribute.
    case noAttribute
    /// `BETWEEN` or `begins_with` has a first operand that is not an attribute.
    case keyNotFirst(String)
  }
}
