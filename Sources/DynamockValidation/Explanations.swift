import DynamockExpressions
import DynamockModel

extension RequestFault {
  /// Details in addition to AWS's message, for developers; created only when a request is rejected.
  var explanation: DynamoDBError.Explanation? {
    switch self {
    case .value(let problem, let place): problem.explanation(at: place)
    case .constraints(let violations): violations.first?.explanation(of: violations.count)
    case .expression(let error): error.explanation
    case .itemTooLarge(let size):
      explain(
        "item size", "an item of \(size) bytes", "\(Limits.itemSize) bytes, names and values")
    case .mixedParameters(let legacy, let expressions):
      explain(
        "expressions or legacy parameters",
        "\(expressions.joined(separator: ", ")) together with \(legacy.joined(separator: ", "))",
        "one kind: rewrite \(legacy.joined(separator: ", ")) as an expression")
    case .namesWithoutExpression, .valuesWithoutExpression:
      explain(
        "names and values of expressions", "no expression in the request that could use them",
        "an expression, or no names and values")
    case .unusedSubstitutions(let map, let keys):
      explain(
        "names and values of expressions", "\(keys.joined(separator: ", ")) in no expression",
        "\(map.rawValue) with exactly what the expressions use")
    case .invalidSubstitutionKey(let map, let key):
      explain(
        "names and values of expressions", "the key \(key)",
        (map == .names ? "#" : ":") + " and letters, digits or underscores after it")
    case .returnValuesNotOld(let sent):
      explain("ReturnValues", sent, "NONE or ALL_OLD; only UpdateItem has a new item to return")
    case .unknownConditionalOperator(let sent): explain("ConditionalOperator", sent, "AND or OR")
    case .segments: explain("parallel scan", sentence(in: .older), "0 <= Segment < TotalSegments")
    case .constraint(let violation): violation.explanation(of: 1)
    case .unknownUpdateAction(let sent): explain("AttributeUpdates", sent, "PUT, ADD or DELETE")
    case .transactActions(let count):
      explain(
        "transaction action", "\(count) actions in one entry of TransactItems",
        "exactly one of ConditionCheck, Put, Delete and Update")
    case .transactionTooLarge(let size):
      explain("transaction size", "\(size) bytes", "\(Limits.transactionSize) bytes")
    case .tooManyKeys(let count):
      explain("batch size", "\(count) keys over all tables", "\(Limits.batchGetKeys) keys")
    case .tooManyWrites(let count):
      explain("batch size", "\(count) writes over all tables", "\(Limits.batchWriteRequests)")
    case .writeRequestKinds(let count):
      explain(
        "write request", "\(count) of PutRequest and DeleteRequest in one write request",
        "exactly one of them")
    case .table(let fault): fault.explanation
    default: nil
    }
  }

  private func explain(
    _ rule: String, _ found: String, _ remedy: String
  ) -> DynamoDBError.Explanation {
    DynamoDBError.Explanation(rule: rule, found: found, remedy: remedy)
  }
}

extension ValueProblem {
  fileprivate func explanation(at place: ValuePlace) -> DynamoDBError.Explanation {
    let (rule, remedy) = guidance
    return DynamoDBError.Explanation(rule: rule, found: place.description, remedy: remedy)
  }

  private var guidance: (rule: String, remedy: String) {
    switch self {
    case .malformed(.noType), .malformed(.severalTypes):
      ("data type descriptors", "exactly one of S, N, B, BOOL, NULL, SS, NS, BS, L and M")
    case .malformed(.nullIsFalse): ("data type NULL", #"{"NULL": true}"#)
    case .malformed(.notANumber): ("data type N", "decimal digits as text, such as \"-1.5e3\"")
    case .malformed: ("range of numbers", "38 digits, from 1E-130 to 9.9…E+125, or 0")
    case .emptySet: ("data types SS, NS and BS", "at least one member, or no attribute")
    case .duplicates: ("data types SS, NS and BS", "each member once")
    case .tooDeep:
      ("nesting of documents", "\(Limits.nestingDepth) levels, including the attribute")
    case .emptyName: ("attribute names", "a name of at least one character")
    case .nameTooLong(let bytes):
      ("attribute names", "\(Limits.attributeNameLength) bytes instead of \(bytes)")
    }
  }
}

extension ValuePlace: CustomStringConvertible {
  /// The path of the value, such as `Item.address.lines[2]`.
  var description: String {
    path.reduce(name) { $1.hasPrefix("[") ? $0 + $1 : "\($0).\($1)" }
  }

  private var name: String {
    switch parameter {
    case .item: "Item"
    case .key: "Key"
    case .expressionValues: "ExpressionAttributeValues"
    case .startKey: "ExclusiveStartKey"
    case .legacy(let name): name
    }
  }
}

extension ConstraintViolation {
  fileprivate func explanation(of count: Int) -> DynamoDBError.Explanation? {
    let (member, found): (String, String) =
      switch report {
      case .echoed(let value, let path): (path, value ?? "nothing")
      case .named(let path): (path, "a value out of bounds")
      case .anonymous(let value): ("enumeration", value)
      case .sentence(_, let value): ("enumeration", value)
      }
    return DynamoDBError.Explanation(
      rule: "constraints of the API model" + (count > 1 ? ", the first of \(count)" : ""),
      found: "\(found) for \(member)", remedy: constraint.remedy)
  }
}

extension Constraint {
  fileprivate var remedy: String {
    switch self {
    case .notNull: "a value"
    case .minimumLength(let count): "\(count) or more elements or characters"
    case .maximumLength(let count): "\(count) or fewer elements or characters"
    case .minimumValue(let value): "\(value) or more"
    case .maximumValue(let value): "\(value) or less"
    case .pattern(let pattern): "text that matches \(pattern)"
    case .enumeration(let values): "one of \(values.joined(separator: ", "))"
    case .elements(let constraints):
      "elements with " + constraints.map(\.remedy).joined(separator: " and ")
    case .mapKeys(let constraints):
      "keys with " + constraints.map(\.remedy).joined(separator: " and ")
    case .mapValues(let constraints):
      "values with " + constraints.map(\.remedy).joined(separator: " and ")
    }
  }
}

extension ExpressionError {
  /// The accepted values, for messages that do not list them.
  fileprivate var explanation: DynamoDBError.Explanation? {
    let (found, remedy): (String, String)
    switch fault {
    case .reservedWord(let word): (found, remedy) = (word, "a #name that stands for the name")
    case .undefinedName(let name): (found, remedy) = (name, "\(name) in ExpressionAttributeNames")
    case .undefinedValue(let name):
      (found, remedy) = (name, "\(name) in ExpressionAttributeValues")
    case .tooLong(let bytes):
      (found, remedy) = ("\(bytes) bytes", "\(Limits.expressionLength) bytes as sent")
    case .tooManyOperators(let count):
      (found, remedy) = ("\(count) operators", "\(Limits.expressionOperators) operators")
    case .redundantParentheses: (found, remedy) = ("((…))", "one pair of parentheses")
    case .empty: (found, remedy) = ("an empty text", "an expression, or no \(kind.rawValue)")
    default: return nil
    }
    return DynamoDBError.Explanation(rule: kind.rawValue, found: found, remedy: remedy)
  }
}
