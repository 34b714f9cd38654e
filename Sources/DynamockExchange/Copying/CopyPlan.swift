import DynamockWire

/// The tables to be copied.
package struct CopyPlan: Sendable {
  /// The tables, by name.
  package let tables: [CopiedTable]
  /// The tables completed by an earlier run.
  package let finished: Set<String>
  /// Whether the copy continues an earlier run.
  package let isContinued: Bool

  /// The estimated cost of a copy.
  package struct Cost: Sendable, Equatable {
    /// The number of items, as last counted by the source.
    package var items = 0
    /// The size of the items in bytes.
    package var bytes = 0
    /// The read units consumed at the source.
    package var readUnits = 0
    /// The write units consumed at the target.
    package var writeUnits = 0
  }

  /// Returns the estimated cost of the remaining tables.
  ///
  /// A Scan consumes half a unit for each 4 KB that it reads, before filtering (Developer Guide,
  /// "Read consumption"); a write consumes one unit for each KB of an item, plus the same for each
  /// index.
  package func cost(limit: Int?) -> Cost {
    tables.filter { !finished.contains($0.name) }.reduce(into: Cost()) { cost, table in
      let items = min(table.itemCount, limit ?? .max)
      let average = table.itemCount > 0 ? Double(table.size) / Double(table.itemCount) : 0
      let bytes = items == table.itemCount ? table.size : Int(average * Double(items))
      cost.items += items
      cost.bytes += bytes
      cost.readUnits += (bytes + 8191) / 8192
      cost.writeUnits += items * (1 + table.indexCount) * max(1, Int((average / 1024).rounded(.up)))
    }
  }
}
