import DynamockModel

/// Why an expression's text, names or values cannot be used; `message` is AWS's sentence.
package struct ExpressionError: Error, Sendable, Hashable {
  /// Which parameter held the expression.
  package var kind: ExpressionKind
  /// What is wrong.
  package var fault: Fault

  /// Makes an error.
  package init(_ kind: ExpressionKind, _ fault: Fault) {
    self.kind = kind
    self.fault = fault
  }

  /// What can be wrong with an expression (fact sheet §9).
  package enum Fault: Error, Sendable, Hashable {
    /// No text at all.
    case empty
    /// A token that cannot stand where it stands.
    case syntax(token: String, near: String)
    /// More than 4096 bytes of text.
    case tooLong(bytes: Int)
    /// More than 300 operators.
    case tooManyOperators(count: Int)
    /// A path of more than 32 levels.
    case pathTooDeep(levels: Int)
    /// A list index that no list has.
    case indexOutOfRange(digits: String)
    /// More than 100 operands in the parentheses of `IN`.
    case tooManyInOperands(Int)
    /// A reserved word used as a name; as written.
    case reservedWord(String)
    /// A `#name` that ExpressionAttributeNames does not hold.
    case undefinedName(String)
    /// A `:value` that ExpressionAttributeValues does not hold.
    case undefinedValue(String)
    /// A function that does not exist.
    case unknownFunction(String)
    /// A function where it cannot stand.
    case misplacedFunction(String)
    /// A condition's function in an update expression.
    case functionNotForUpdates(String)
    /// An update's function in a condition.
    case functionNotForConditions(String)
    /// Too few or too many operands.
    case operandCount(operator: String, count: Int)
    /// An operand of a type that the operator or function does not take.
    case operandType(operator: String, type: String)
    /// `ADD` or `DELETE` with a value of a type it does not take.
    case actionOperandType(operator: String, type: AttributeValue.DataType?)
    /// An operand that has to be a document path and is none.
    case pathRequired(operator: String)
    /// The first operand stands a second time.
    case sameOperand(operator: String, operand: DocumentPath)
    /// Parentheses directly inside parentheses.
    case redundantParentheses
    /// Two paths of which one holds the other.
    case overlappingPaths(DocumentPath, DocumentPath)
    /// Two paths that take one attribute for a map and for a list.
    case conflictingPaths(DocumentPath, DocumentPath)
    /// A section of an update expression that stands twice.
    case repeatedSection(String)
    /// `BETWEEN` bounds of two types; as AWS prints values.
    case betweenTypes(lower: String, upper: String)
    /// `BETWEEN` bounds in the wrong order; as AWS prints values.
    case betweenOrder(lower: String, upper: String)
    /// `attribute_type` with the name of no type.
    case invalidTypeName(String)
    /// An operator or function that a key condition does not take.
    case keyOperator(String)
    /// Two key conditions on one attribute.
    case repeatedKey
    /// A key condition that does not compare one attribute with values.
    case keyShape(KeyShape)
  }

  /// How a key condition fails to compare one top-level attribute with values of the request.
  package enum KeyShape: Sendable, Hashable {
    /// On a path below an attribute.
    case nestedAttribute
    /// With a function inside.
    case nestedOperation
    /// With two attributes.
    case severalAttributes
    /// With no attribute.
    case noAttribute
    /// `BETWEEN` or `begins_with` whose first operand is no attribute.
    case keyNotFirst(String)
  }
}
