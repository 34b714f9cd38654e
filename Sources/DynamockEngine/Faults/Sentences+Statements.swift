import DynamockModel

// AWS's messages for PartiQL that depend on a table ([parity-suite] `partiql*`, 2026-06 to 2026-10;
// [dynoxide-captures], eu-west-2, 2026-09-17).

extension StatementFault {
  var sentence: String {
    switch self {
    case .indexNotFound: "The table does not have the specified index"
    case .consistentGlobalRead:
      "Strongly consistent read is not supported on Global Secondary Indexes"
    case .multiAttributeIndex:
      "PartiQL statements cannot be executed on tables with multi-attribute HASH keys or "
        + "multi-attribute RANGE keys."
    case .tooManyReads: "Too many decomposed read operations for a given query."
    case .overlappingReads:
      "Overlapping conditions with range keys are not supported in where clause"
    case .keyType(let name):
      "Key attribute's data type should match its data type in table's schema: Key \(name)"
    case .keyValueType(let name, let type):
      "Key value must be of type S, N, or B. Key name: \(name), Key type: \(type)"
    case .keyMissing(let name): "Key attribute should be present in the item: Key \(name)"
    case .needsKey: "Where clause does not contain a mandatory equality on all key attributes"
    case .severalKeyValues(let name):
      "Multiple conditions on same key \(name). Only single item Update/Insert/Delete are supported"
    case .readNeedsKey(let operation):
      "Select statements within \(operation.rawValue) must specify the primary key in the where "
        + "clause."
    case .indexInTransaction: "Reads on indices are not supported within transactions."
    case .returningInTransaction: "RETURNING clause is not supported in ExecuteTransaction."
    case .existsNeedsCondition:
      "EXISTS() must contain a single item read with additional condition"
    case .duplicateItem: "Duplicate primary key exists in table"
    case .orderWithoutCondition:
      "Must have WHERE clause in the statement when using ORDER BY clause."
    case .orderByNonKey(let name):
      "Attribute \(name) in ORDER BY clause must be part of the primary key"
    case .orderWithoutKey:
      "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY "
        + "clause."
    case .orderNeedsPartitionKey:
      "Must have hash key in ORDER BY clause when more than one hash key condition specified in "
        + "WHERE clause."
    case .invalidNextToken: "Invalid NextToken"
    case .otherNextToken: "NextToken does not match request"
    }
  }
}
