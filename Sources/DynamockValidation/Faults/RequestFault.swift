import DynamockExpressions
import DynamockModel

/// Why a request is refused before any table is looked at: the facts, which `Sentences.swift` words.
enum RequestFault: Error, Sendable, Equatable {
  // MARK: Members and constraints (fact sheet §6)

  /// Members that break the API model's constraints, reported together.
  case constraints([ConstraintViolation])
  /// A member that breaks a constraint and is told alone and bare.
  case constraint(ConstraintViolation)
  /// An action of AttributeUpdates that is none of the three.
  case unknownUpdateAction(String)
  /// A member that the control plane asks for before it looks at any constraint.
  case missingParameter(String)
  /// A ConditionalOperator that is neither AND nor OR, where it is looked at late.
  case unknownConditionalOperator(String)
  /// `ReturnValues` of PutItem and DeleteItem asks for more than the old item.
  case returnValuesNotOld(String)
  /// A table ARN that names no table.
  case invalidTableARN(String, ARNFault)

  // MARK: Values (§7)

  /// A value that DynamoDB does not take, and where it stands.
  case value(ValueProblem, ValuePlace)
  /// An item above 400 KB.
  case itemTooLarge(size: Int)

  // MARK: Expressions (§9)

  /// Expressions and legacy parameters in one request; parameters as AWS lists them.
  case mixedParameters(legacy: [String], expressions: [String])
  /// ExpressionAttributeNames without an expression to use them.
  case namesWithoutExpression
  /// ExpressionAttributeValues without an expression to use them; the parameters that are absent.
  case valuesWithoutExpression(absent: [String])
  /// An empty map of names or values.
  case emptySubstitutions(Substitutions)
  /// A name or value whose key is no `#name` or `:value`.
  case invalidSubstitutionKey(Substitutions, key: String)
  /// A key of more than 255 bytes.
  case longSubstitutionKey(Substitutions, size: Int)
  /// Maps above 2 MB.
  case substitutionsTooLarge(Substitutions)
  /// A `#name` that stands for an attribute without a name.
  case emptySubstitutedName(key: String)
  /// Names or values that no expression uses.
  case unusedSubstitutions(Substitutions, keys: [String])
  /// An expression that cannot be used.
  case expression(ExpressionError)

  // MARK: Legacy parameters (§10)

  /// A condition or update whose parts do not go together.
  case legacy(LegacyError)
  /// An attribute that stands twice in AttributesToGet.
  case duplicateAttribute(String)

  // MARK: Reads (§11)

  /// A `Select` that does not go with the other parameters; Query wraps it, Scan does not.
  case select(SelectFault, isEnveloped: Bool)
  /// A Query without any key condition.
  case noKeyCondition
  /// `Segment` and `TotalSegments` that do not go together.
  case segments(SegmentFault)

  // MARK: Batches (§12)

  /// A BatchWriteItem without requests.
  case noRequestItems(operation: String)
  /// A write request that is not exactly one put or delete.
  case writeRequestKinds(count: Int)
  /// More than 100 keys over all tables.
  case tooManyKeys(Int)
  /// More than 25 writes over all tables.
  case tooManyWrites(Int)
  /// An entry of a transaction that is not exactly one action.
  case transactActions(count: Int)
  /// Actions of more than 4 MB, in bytes.
  case transactionTooLarge(Int)

  // MARK: Tables (§13)

  /// A table or index definition that does not hold together.
  case table(TableFault)

  // MARK: Streams and tags (§13)

  /// A request to a stream that does not hold together.
  case stream(StreamFault)
  /// A request to tags that does not hold together.
  case tag(TagFault)

  /// The two maps that expressions take their names and values from.
  enum Substitutions: String, Sendable {
    case names = "ExpressionAttributeNames"
    case values = "ExpressionAttributeValues"
  }

  /// What is wrong with an ARN in place of a table name.
  enum ARNFault: Sendable, Equatable {
    case format
    case partition
    case region
    case resourceType
  }
}

/// What is wrong with one attribute value.
enum ValueProblem: Sendable, Equatable {
  /// The wire could make no value of it.
  case malformed(ValueFault)
  /// A set without members.
  case emptySet(AttributeValue)
  /// A set that holds a member twice; the whole set, whose members the sentence echoes.
  case duplicates(AttributeValue)
  /// More than 32 levels.
  case tooDeep
  /// An attribute or map key without a name.
  case emptyName
  /// An attribute name of more than 65,535 bytes.
  case nameTooLong(bytes: Int)
}

/// Where in a request a value stands; the sentence depends on the parameter, the explanation on the
/// path.
struct ValuePlace: Sendable, Equatable {
  var parameter: Parameter
  /// The way from the parameter to the value, for people.
  var path: [String]

  /// Which parameter holds the value.
  enum Parameter: Sendable, Equatable {
    case item
    case key
    case expressionValues
    case startKey
    case legacy(String)
  }
}

/// What is wrong with `Select` (§11).
enum SelectFault: Sendable, Equatable {
  case projectionMissing
  case indexMissing
  case projectionBeside(parameter: String, Select)
}

/// What is wrong with the parts of a parallel scan (§11).
enum SegmentFault: Sendable, Equatable {
  case totalMissing
  case segmentMissing
  case outOfRange(segment: Int, total: Int)
}
