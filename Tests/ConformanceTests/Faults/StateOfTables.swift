import DynamockTesting

extension Throwaway {
  /// Returns the visible state of the tables: their items, their index entries and all figures.
  ///
  /// Identifiers and times are left out, so that two dynamocks with the same history compare equal.
  func state() async throws -> JSONValue {
    var state: [String: JSONValue] = [:]
    for name in try await send(Call("ListTables"))["TableNames"]?.elements?.compactMap(\.text) ?? []
    {
      let table = try await send(.describe(name))["Table"]
      var parts: [String: JSONValue] = [
        "items": try await entries(of: name, nil),
        "count": table?["ItemCount"] ?? .null, "size": table?["TableSizeBytes"] ?? .null,
        "definitions": table?["AttributeDefinitions"] ?? .null,
      ]
      let indexes =
        (table?["GlobalSecondaryIndexes"]?.elements ?? [])
        + (table?["LocalSecondaryIndexes"]?.elements ?? [])
      for index in indexes {
        guard let indexName = index["IndexName"]?.text else { continue }
        parts[indexName] = .array([
          try await entries(of: name, indexName), index["ItemCount"] ?? .null,
          index["IndexSizeBytes"] ?? .null, index["IndexStatus"] ?? .null,
        ])
      }
      state[name] = .object(parts)
    }
    return .object(state)
  }

  private func entries(of table: String, _ index: String?) async throws -> JSONValue {
    let body = JSONValue.members([
      "TableName": .string(table), "IndexName": index.map(JSONValue.string),
    ])
    return try await send(Call("Scan", body.description))["Items"] ?? .null
  }
}
