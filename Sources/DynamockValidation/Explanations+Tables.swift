import DynamockModel

extension TableFault {
  /// The advice for a fault whose message contains none, or `nil`.
  var explanation: DynamoDBError.Explanation? {
    switch self {
    case .keysNotDefined(let keys, let definitions):
      needed(
        found: names(keys.filter { !definitions.contains($0) }) + " in a key, without a definition")
    case .unusedDefinitions(let definitions, let keys):
      needed(found: names(definitions.filter { !keys.contains($0) }) + " in no key")
    case .definitionCount: needed(found: "more or fewer definitions than key attributes")
    case .keyWithoutDefinition: needed(found: "a key attribute without a definition")
    case .provisionedThroughputMissing:
      DynamoDBError.Explanation(
        rule: "BillingMode", found: "no ProvisionedThroughput, and PROVISIONED is the default",
        remedy: "ProvisionedThroughput, or BillingMode PAY_PER_REQUEST")
    case .tableWithoutSortKey:
      DynamoDBError.Explanation(
        rule: "local indexes have the table's partition key and another sort key",
        found: "a table with only a partition key",
        remedy: "a sort key of the table, or a global index")
    default: nil
    }
  }

  private func needed(found: String) -> DynamoDBError.Explanation {
    DynamoDBError.Explanation(
      rule: "AttributeDefinitions are only for keys", found: found,
      remedy: "a definition for each key attribute of the table and its indexes, and for no other")
  }

  private func names(_ names: [String]) -> String { names.joined(separator: ", ") }
}
