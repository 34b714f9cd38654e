import DynamockExpressions
import DynamockModel

/// The reason why a request is rejected before any table is read, as data; `Sentences.swift` has
/// the messages.
enum RequestFault: Error, Sendable, Equatable {
  // MARK: Members and constraints

  /// Members violate the API model's constraints, and are reported together.
  case constraints([ConstraintViolation])
  /// A member violates a constraint, and is reported alone and without a prefix.
  case constraint(ConstraintViolation)
  /// The action of an entry of AttributeUpdates does not exist.
  case unknownUpdateAction(String)
  /// A member is missing that the control plane requires before it checks any constraint.
  case missingParameter(String)
  /// A ConditionalOperator is neither AND nor OR, where that is checked late.
  case unknownConditionalOperator(String)
  /// `ReturnValues` of a PutItem or DeleteItem requests more than the old item.
  case returnValuesNotOld(String)
  /// A table's ARN does not name a table.
  case invalidTableARN(String, ARNFault)

  // MARK: Values

  /// A value is invalid; contains its position.
  case value(ValueProblem, ValuePlace)
  /// An item exceeds 400 KB.
  case itemTooLarge(size: Int)

  // MARK: Expressions

  /// A request has both expressions and legacy parameters; contains the parameters in AWS's order.
  case mixedParameters(legacy: [String], expressions: [String])
  /// There are ExpressionAttributeNames but no expression that could use them.
  case namesWithoutExpression
  /// There are ExpressionAttributeValues but no expression that could use them; contains the
  /// missing parameters.
  case valuesWithoutExpression(absent: [String])
  /// A map of names or values is empty.
  case emptySubstitutions(Substitutions)
  /// A key of the names or values is not a `#name` or `:value`.
  case invalidSubstitutionKey(Substitutions, key: String)
  /// A key has more than 255 bytes.
  case longSubstitutionKey(Substitutions, size: Int)
  /// The maps exceed 2 MB.
  case substitutionsTooLarge(Substitutions)
  /// A `#name` stands for an attribute with an empty name.
  case emptySubstitutedName(key: String)
  /// No expression uses some of the names or values.
  case unusedSubstitutions(Substitutions, keys: [String])
  /// An expression is invalid.
  case expression(ExpressionError)

  // MARK: Legacy parameters

  /// The parts of a legacy condition or update are inconsistent.
  case legacy(LegacyError)
  /// An attribute is repeated in AttributesToGet.
  case duplicateAttribute(String)

  // MARK: Reads

  /// `Select` contradicts the other parameters; Query adds a prefix, Scan does not.
  case select(SelectFault, isEnveloped: Bool)
  /// A Query has no key condition.
  case noKeyCondition
  /// A search for vectors is invalid.
  case search(SearchFault)
  /// `Segment` and `TotalSegments` contradict each other.
  case segments(SegmentFault)

  // MARK: Batches

  /// A BatchWriteItem has no requests.
  case noRequestItems(operation: String)
  /// A write request is not exactly one put or delete.
  case writeRequestKinds(count: Int)
  /// There are more than 100 keys over all tables.
  case tooManyKeys(Int)
  /// There are more than 25 writes over all tables.
  case tooManyWrites(Int)
  /// An entry of a transaction is not exactly one action.
  case transactActions(count: Int)
  /// The actions exceed 4 MB; contains their size in bytes.
  case transactionTooLarge(Int)

  // MARK: Tables

  /// The definition of a table or index is inconsistent.
  case table(TableFault)

  // MARK: Streams and tags

  /// A request to a stream is invalid.
  case stream(StreamFault)
  /// A request for tags is invalid.
  case tag(TagFault)

  // MARK: Other settings of tables

  /// An invalid request to the control plane.
  case control(ControlRequestFault)
  /// An invalid resource-based policy.
  case policy(PolicyFault)
  /// An invalid request for an export, an import or a backup.
  case transfer(TransferRequestFault)

  /// The two maps with the names and values of expressions.
  enum Substitutions: String, Sendable {
    case names = "ExpressionAttributeNames"
    case values = "ExpressionAttributeValues"
  }

  /// A fault of an ARN given instead of a table name.
  enum ARNFault: Sendable, Equatable {
    case format
    case partition
    case region
    case resourceType
  }
}

/// A fault of an attribute value.
enum ValueProblem: Sendable, Equatable {
  /// The value could not be read.
  case malformed(ValueFault)
  /// A set has no members.
  case emptySet(AttributeValue)
  /// A set has a repeated member; contains the whole set, which the message prints.
  case duplicates(AttributeValue)
  /// The value has more than 32 levels.
  case tooDeep
  /// An attribute or map key has an empty name.
  case emptyName
  /// An attribute's name exceeds 65,535 bytes.
  case nameTooLong(bytes: Int)
}

/// The position of a value in a request: messages depend on the parameter, explanations on the
/// path.
struct ValuePlace: Sendable, Equatable {
  var parameter: Parameter
  /// The path from the parameter to the value, for explanations.
  var path: [String]

  /// The parameter that contains the value.
  enum Parameter: Sendable, Equatable {
    case item
    case key
    case expressionValues
    case startKey
    case legacy(String)
  }
}

/// A fault of `Select`.
enum SelectFault: Sendable, Equatable {
  case projectionMissing
  case indexMissing
  case projectionBeside(parameter: String, Select)
}

/// A fault of a search for vectors.
enum SearchFault: Sendable, Equatable {
  /// There are more results than a search can have.
  case resultCount(Int)
  /// A condition is not an equality.
  case comparator
  /// A condition has a path below an attribute.
  case nestedPath
  /// There are two conditions on an attribute.
  case repeatedAttribute
}

/// A fault of the segments of a parallel scan.
enum SegmentFault: Sendable, Equatable {
  case totalMissing
  case segmentMissing
  case outOfRange(segment: Int, total: Int)
}
