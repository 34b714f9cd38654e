import DynamockExpressions
import DynamockModel

/// What is explained beside AWS's sentence where a table, an index or an item decides; made only when
/// a request is refused.
extension DynamoDBError.Explanation {
  fileprivate static let tableName = "TableName"

  /// A table that is not there, or not yet.
  static func noTable(_ name: String, isCreating: Bool, in catalog: Catalog) -> Self {
    Self(
      rule: tableName, found: isCreating ? "\(name), which is CREATING" : name,
      remedy: isCreating
        ? "a wait until DescribeTable says ACTIVE; delays.creatingTable sets the time"
        : catalog.tables.isEmpty
          ? "CreateTable first; this database has no tables"
          : "a table of this database: \(list(catalog.tables.keys.sorted()))")
  }

  /// An index that is not there.
  static func noIndex(_ name: String, of table: Table) -> Self {
    let names = table.indexes.map(\.name)
    return Self(
      rule: "IndexName", found: name,
      remedy: names.isEmpty
        ? "no IndexName; \(table.definition.name) has no indexes"
        : "an index of \(table.definition.name): \(list(names))")
  }

  /// A key of other attributes, or of other types, than the table's.
  static func key(_ key: Item, of table: Table) -> Self {
    Self(
      rule: "the primary key of \(table.definition.name)",
      found: list(key.attributes.map { "\($0.name) of type \($0.value.typeName)" }),
      remedy: "exactly \(describe(table.key.attributes))")
  }

  /// A condition that does not hold.
  static func condition(isThere: Bool) -> Self {
    isThere
      ? Self(
        rule: "ConditionExpression or Expected", found: "an item that does not meet it",
        remedy: "ReturnValuesOnConditionCheckFailure ALL_OLD shows the item")
      : Self(
        rule: "ConditionExpression or Expected", found: "no item under this key",
        remedy: "what no item meets too, such as attribute_not_exists")
  }

  /// Conditions that do not go with the key of what is queried.
  static func keyCondition(_ condition: KeyCondition, _ source: ReadSource) -> Self {
    Self(
      rule: "the key of \(source.index?.name ?? source.table.definition.name)",
      found: "conditions on \(list(condition.attributes))",
      remedy: "= on \(describe(source.key.partition))"
        + (source.key.sort.isEmpty
          ? " alone" : ", and perhaps one condition on \(describe(source.key.sort))"))
  }

  /// An update that cannot be carried out on the item that is there.
  static func update(
    _ error: EvaluationError, _ update: UpdateExpression, of item: Item?
  ) -> Self? {
    let missing = update.pathsToNothing(in: item).map(\.description)
    switch error {
    case .missingAttribute:
      return Self(
        rule: "operands of SET are attributes of the item", found: "nothing at \(list(missing))",
        remedy: "if_not_exists(path, :default) in the place of the path")
    case .invalidPath:
      return Self(
        rule: "what is around a path is there before the update",
        found: "no map or list around one of \(list(update.paths.map(\.description)))",
        remedy: "an update before this one that sets the map or list, or SET of the whole")
    case .incorrectOperandType, .typeMismatch:
      return Self(
        rule: "types of values in updates", found: "a value of the item that is of another type",
        remedy: "numbers for + and -, lists for list_append, numbers or sets for ADD, sets for "
          + "DELETE")
    case .numberOverflow, .numberUnderflow, .itemTooLarge: return nil
    }
  }

  private static func describe(_ attributes: [KeyAttribute]) -> String {
    list(attributes.map { "\($0.name) of type \($0.type.rawValue)" })
  }

  /// The first few of some names.
  private static func list(_ names: [String]) -> String {
    guard names.count > 10 else { return names.joined(separator: ", ") }
    return names.prefix(10).joined(separator: ", ") + " and \(names.count - 10) more"
  }
}

extension DynamoDBError {
  /// The table whose lack this tells of; nil for another error.
  ///
  /// One that is CREATING is told of in words that are no name.
  package var missingTable: String? {
    guard code == .resourceNotFound, let explanation, explanation.rule == Explanation.tableName
    else { return nil }
    return explanation.found
  }
}
