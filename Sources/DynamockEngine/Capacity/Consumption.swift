import DynamockModel

/// The consumed capacity of a request on one table and its indexes, and AWS's report of it.
struct Consumption {
  /// The table's name as in the request, which the report repeats.
  let tableName: String
  /// The table's own units.
  private(set) var tableUnits: Double = 0
  /// The units of each index, in the order of first use.
  private(set) var indexUnits: [(index: Index, units: Double)] = []

  /// The bytes written to each vector index, in the order of first use.
  private(set) var vectorBytes: [(index: SearchIndex, bytes: Int)] = []

  init(tableName: String) { self.tableName = tableName }

  /// Adds units of the table itself.
  mutating func addTable(_ units: Double) { tableUnits += units }

  /// Adds units of an index.
  mutating func add(_ units: Double, of index: Index) {
    if let position = indexUnits.firstIndex(where: { $0.index === index }) {
      indexUnits[position].units += units
    } else {
      indexUnits.append((index, units))
    }
  }

  /// Adds bytes written to a vector index.
  mutating func add(bytes: Int, of index: SearchIndex) {
    if let position = vectorBytes.firstIndex(where: { $0.index === index }) {
      vectorBytes[position].bytes += bytes
    } else {
      vectorBytes.append((index, bytes))
    }
  }

  /// Returns the requested report, or `nil` for NONE.
  ///
  /// TOTAL contains the name and the sum, INDEXES also the parts; single-item operations, queries,
  /// scans and batches have no separate figures for reads and writes ([aws-capacity-units],
  /// [parity-suite]).
  func report(_ detail: ReturnConsumedCapacity) -> ConsumedCapacity? {
    switch detail {
    case .total:
      return ConsumedCapacity(tableName: tableName, capacityUnits: total)
    case .indexes:
      return ConsumedCapacity(
        tableName: tableName, capacityUnits: total, table: Capacity(capacityUnits: tableUnits),
        localSecondaryIndexes: arms(.local), globalSecondaryIndexes: arms(.global),
        vectorIndexes: vectorArms)
    case .nothing, .unrecognized:
      return nil
    }
  }

  private var total: Double { indexUnits.reduce(tableUnits) { $0 + $1.units } }

  private var vectorArms: NamedValues<VectorCapacity>? {
    guard !vectorBytes.isEmpty else { return nil }
    return NamedValues(
      uniqueEntries: vectorBytes.map {
        (name: $0.index.name, value: VectorCapacity(vectorWriteRequestBytes: Double($0.bytes)))
      })
  }

  private func arms(_ kind: IndexKind) -> NamedValues<Capacity>? {
    let arms = indexUnits.filter { $0.index.kind == kind }
    guard !arms.isEmpty else { return nil }
    return NamedValues(
      uniqueEntries: arms.map { (name: $0.index.name, value: Capacity(capacityUnits: $0.units)) })
  }
}
