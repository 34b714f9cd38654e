import DynamockExpressions
import DynamockModel

extension EngineFault {
  /// The explanation next to AWS's message for a fault that depends on a table, an index or an
  /// item, or `nil` if there is none.
  var explanation: DynamoDBError.Explanation? {
    switch self {
    case .resource(.missingTable(let table)): table.explanation
    case .read(.missingIndex(let name, let table, let existing)):
      .init(
        rule: "IndexName", found: name,
        remedy: existing.isEmpty
          ? "no IndexName; \(table) has no indexes" : "an index of \(table): \(list(existing))")
    case .key(.doesNotMatchSchema(let mismatch?)):
      .init(
        rule: "the primary key of \(mismatch.table)",
        found: list(mismatch.found.attributes.map { "\($0.name) of type \($0.value.typeName)" }),
        remedy: "exactly \(describe(mismatch.expected))")
    case .conditionFailed(_, let exists): Self.condition(exists: exists)
    case .read(.keyCondition(_, let place?)): place.explanation
    case .item(.update(let error, let paths)): error.explanation(paths)
    case .vector(let fault): fault.explanation
    case .transfer(.noBuckets):
      .init(
        rule: "s3.root", found: "no folder for buckets",
        remedy: "s3.root (--s3-root), a folder in which each bucket is a folder, or s3.endpoint")
    default: nil
    }
  }

  private static func condition(exists: Bool) -> DynamoDBError.Explanation {
    exists
      ? .init(
        rule: "ConditionExpression or Expected", found: "an item that does not satisfy it",
        remedy: "ReturnValuesOnConditionCheckFailure ALL_OLD shows the item")
      : .init(
        rule: "ConditionExpression or Expected", found: "no item with this key",
        remedy: "a condition that is true without an item, such as attribute_not_exists")
  }
}

extension VectorFault {
  /// The explanation of a search that an index does not support.
  fileprivate var explanation: DynamoDBError.Explanation? {
    switch self {
    case .backfilling(let index):
      .init(
        rule: "searches of a new vector index", found: "\(index), which is being filled",
        remedy:
          "wait until DescribeTable shows the index as ACTIVE; delays.creatingIndex sets the time")
    case .searchElements:
      .init(
        rule: "SearchVector", found: "an element that is not a number of 32 bits",
        remedy: #"numbers from -3.4028235E38 to 3.4028235E38, each as {"N": "0.5"}"#)
    case .hashMissing(let attribute):
      .init(
        rule: "the HASH attribute of SearchSchema", found: "no condition on \(attribute)",
        remedy: "SearchConditionExpression with \(attribute) = :value")
    case .otherAttribute(let attribute, let known):
      .init(
        rule: "SearchSchema", found: attribute,
        remedy: known.isEmpty
          ? "no condition; the index has no SearchSchema" : "conditions on \(list(known))")
    case .unreadable:
      .init(rule: "vector indexes", found: "a Query, a Scan or a SELECT", remedy: "SearchVectors")
    case .notVector, .dimensions, .elementType, .elementRange, .attributeType, .searchDimensions,
      .operandType:
      nil
    }
  }
}

extension MissingTable {
  fileprivate var explanation: DynamoDBError.Explanation {
    .init(
      rule: "TableName", found: isCreating ? "\(name), which is CREATING" : name,
      remedy: isCreating
        ? "wait until DescribeTable returns ACTIVE; delays.creatingTable sets the time"
        : existing.isEmpty
          ? "CreateTable first; this database has no tables"
          : "a table of this database: \(list(existing))")
  }
}

extension ReadFault.KeyConditionPlace {
  fileprivate var explanation: DynamoDBError.Explanation {
    .init(
      rule: "the key of \(source)", found: "conditions on \(list(attributes))",
      remedy: "= on \(describe(key.partition))"
        + (key.sort.isEmpty ? " alone" : ", and optionally one condition on \(describe(key.sort))"))
  }
}

extension EvaluationError {
  /// Returns the explanation of an update that cannot be applied to the existing item.
  fileprivate func explanation(_ paths: ItemFault.UpdatePaths) -> DynamoDBError.Explanation? {
    switch self {
    case .missingAttribute:
      .init(
        rule: "operands of SET are attributes of the item",
        found: "nothing at \(list(paths.missing.map(\.description)))",
        remedy: "if_not_exists(path, :default) instead of the path")
    case .invalidPath:
      .init(
        rule: "the map or list around a path exists before the update",
        found: "no map or list exists around one of \(list(paths.all.map(\.description)))",
        remedy: "an earlier update that sets the map or list, or SET of all of it")
    case .incorrectOperandType, .typeMismatch:
      .init(
        rule: "types of values in updates", found: "a value of the item that is of another type",
        remedy: "numbers for + and -, lists for list_append, numbers or sets for ADD, sets for "
          + "DELETE")
    case .numberOverflow, .numberUnderflow, .itemTooLarge: nil
    }
  }
}

private func describe(_ attributes: [KeyAttribute]) -> String {
  list(attributes.map { "\($0.name) of type \($0.type.rawValue)" })
}

/// Returns the first few names of a list.
private func list(_ names: [String]) -> String {
  guard names.count > 10 else { return names.joined(separator: ", ") }
  return names.prefix(10).joined(separator: ", ") + " and \(names.count - 10) more"
}
