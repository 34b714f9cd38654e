import DynamockModel

/// What a request consumed on one table and its indexes, and how AWS reports it.
struct Consumption {
  /// The table as the request named it, which is how the report names it.
  let tableName: String
  /// Units of the table itself.
  private(set) var tableUnits: Double = 0
  /// Units of each index touched, in the order of first touch.
  private(set) var indexUnits: [(index: Index, units: Double)] = []

  init(tableName: String) { self.tableName = tableName }

  /// Adds units of the table.
  mutating func addTable(_ units: Double) { tableUnits += units }

  /// Adds units of an index.
  mutating func add(_ units: Double, of index: Index) {
    if let position = indexUnits.firstIndex(where: { $0.index === index }) {
      indexUnits[position].units += units
    } else {
      indexUnits.append((index, units))
    }
  }

  /// The report a request asked for; nil for NONE.
  ///
  /// TOTAL has the name and the sum, INDEXES splits it into arms; single-item operations, queries,
  /// scans and batches have no separate read and write figures (semantics §2, Parity Suite).
  func report(_ detail: ReturnConsumedCapacity) -> ConsumedCapacity? {
    switch detail {
    case .total:
      return ConsumedCapacity(tableName: tableName, capacityUnits: total)
    case .indexes:
      return ConsumedCapacity(
        tableName: tableName, capacityUnits: total, table: Capacity(capacityUnits: tableUnits),
        localSecondaryIndexes: arms(.local), globalSecondaryIndexes: arms(.global))
    case .nothing, .unrecognized:
      return nil
    }
  }

  private var total: Double { indexUnits.reduce(tableUnits) { $0 + $1.units } }

  private func arms(_ kind: IndexKind) -> NamedValues<Capacity>? {
    let arms = indexUnits.filter { $0.index.kind == kind }
    guard !arms.isEmpty else { return nil }
    return NamedValues(
      uniqueEntries: arms.map { (name: $0.index.name, value: Capacity(capacityUnits: $0.units)) })
  }
}
