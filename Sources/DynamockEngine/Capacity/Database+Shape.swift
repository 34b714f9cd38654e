import DynamockModel
package import DynamockStatistics

extension Database {
  /// The names of the existing tables, in order.
  package var tableNames: [String] {
    let now = steadyNow
    return published.tables.values.filter {
      $0.definition.lifecycle.resolved(at: now) != nil
    }.map(\.name).sorted()
  }

  /// Returns the name of the table that a request identifies by a name or an ARN, or `nil` if it
  /// does not exist.
  package func name(ofTable reference: String) -> String? {
    let name = reference.split(separator: "/").last.map(String.init) ?? reference
    return published[name]?.name
  }

  /// Returns a table's data for a plan, or `nil` if the table does not exist.
  package func shape(ofTable name: String) -> TableShape? {
    let now = steadyNow
    guard let table = published[name],
      table.definition.lifecycle.resolved(at: now) != nil
    else { return nil }
    return TableShape(
      name: table.name,
      source: .init(
        name: table.name, isLocal: false, partitionKey: table.key.partition.map(\.name),
        keyAttributes: table.key.attributes.map(\.name), attributes: nil,
        items: table.counters.items, bytes: table.counters.bytes),
      indexes: table.indexes.map { index in
        .init(
          name: index.name, isLocal: index.kind == .local,
          partitionKey: index.key.partition.map(\.name),
          keyAttributes: (index.key.attributes + table.key.attributes).map(\.name),
          attributes: index.projectedAttributes, items: index.counters.items,
          bytes: index.counters.bytes)
      },
      vectorIndexes: table.searchIndexes.map {
        .init(name: $0.name, items: $0.counters.items, bytes: $0.counters.bytes)
      })
  }
}
