import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStatistics
import DynamockStorage
import DynamockValidation

// Records the engine's use of tables and indexes by a call.

extension UseMeter {
  /// Records a read of an item, whether or not it exists.
  func read(_ image: ItemImage?, at key: some LookupKey, in table: Table, units: Double) {
    add(
      Touch(
        reading: units, bytes: image?.size ?? 0, at: BigEndian.number(key.rowKey),
        of: key.touched),
      to: table.source)
    contribute(Units(read: units), of: key.contributor, to: table.source)
  }

  /// Records a write of an item.
  func wrote(_ change: ItemChange) {
    guard !change.isExpiry else { return }
    let old = change.old?.size ?? 0
    let new = change.new?.size ?? 0
    add(
      Touch(
        units: Units(write: change.tableUnits), bytes: max(old, new),
        at: BigEndian.number(change.key.rowKey), of: change.key.partition,
        addedItems: (change.new == nil ? 0 : 1) - (change.old == nil ? 0 : 1),
        addedBytes: new - old),
      to: change.table.source)
    contribute(
      Units(write: change.tableUnits), of: change.key.contributor, to: change.table.source)
  }

  /// Records a transaction's second charge for an item, or the charge for its condition check
  /// ([aws-capacity-units]).
  func checked(_ change: ItemChange) {
    add(
      Touch(
        units: Units(write: change.tableUnits),
        at: BigEndian.number(change.key.rowKey), of: change.key.partition),
      to: change.table.source)
    contribute(
      Units(write: change.tableUnits), of: change.key.contributor, to: change.table.source)
  }

  /// Records a write of an index entry by a change of its item.
  func wrote(
    _ old: IndexEntry?, _ new: IndexEntry?, units: Double, to index: Index, by change: ItemChange
  ) {
    var touch = Touch(units: Units(write: units))
    touch.bytes = max(old?.image.size ?? 0, new?.image.size ?? 0)
    touch.addedItems = (new == nil ? 0 : 1) - (old == nil ? 0 : 1)
    touch.addedBytes = (new?.image.size ?? 0) - (old?.image.size ?? 0)
    if let entry = new ?? old, let name = index.key.partition.first?.name,
      let key = entry.image.attribute(named: name)
    {
      touch.partitionHash = BigEndian.number(entry.key)
      touch.partitionKey = key
    }
    add(touch, to: index.source)
    // A local index shares the throughput of its table's partition.
    guard index.kind == .global else {
      return contribute(
        Units(write: units), of: change.key.contributor, to: change.table.source)
    }
    guard index.source.watch != nil, let entry = new ?? old else { return }
    contribute(Units(write: units), of: entry.contributor(in: index), to: index.source)
  }

  /// Records a write of an entry of a vector index.
  func wrote(_ old: SearchEntry?, _ new: SearchEntry?, bytes: Int, to index: SearchIndex) {
    var touch = Touch(units: Units(write: Double(bytes)))
    touch.bytes = max(old?.size ?? 0, new?.size ?? 0)
    touch.addedItems = (new == nil ? 0 : 1) - (old == nil ? 0 : 1)
    touch.addedBytes = (new?.size ?? 0) - (old?.size ?? 0)
    add(touch, to: index.source)
  }

  /// Records a search of a vector index.
  func searched(_ index: SearchIndex, bytes: Double) {
    add(Touch(units: Units(read: bytes)), to: index.source)
  }

  /// Records a rejected write, with the size in bytes of the existing item, or 0 if there is none.
  func refused(_ size: Int, at key: PrimaryKey, in table: Table) {
    let units = Units(write: CapacityUnits.write(size))
    add(
      Touch(
        units: units, bytes: size, at: BigEndian.number(key.rowKey), of: key.partition),
      to: table.source)
    contribute(units, of: key.contributor, to: table.source)
  }

  /// Records a page of a Query or Scan and, for a local index, the items read from its table.
  func read(
    _ source: ReadSource, units: Double, tableUnits: Double, bytes: Int, _ page: PageRead,
    in range: KeyRange? = nil, of partition: AttributeValue? = nil
  ) {
    let hash = partition == nil ? nil : range?.lower.map { BigEndian.number($0) }
    add(
      Touch(
        units: Units(read: units), bytes: bytes, at: hash, of: partition ?? .null),
      to: source.index?.source ?? source.table.source, page: page)
    if tableUnits > 0 { add(Touch(units: Units(read: tableUnits)), to: source.table.source) }
  }

  /// Records the partition that a Query read, for contributor insights.
  func queried(_ source: ReadSource, units: Double, partition: [AttributeValue]) {
    contribute(
      Units(read: units), of: ContributorKey(partition: partition, sort: []),
      to: source.contributorSource)
  }
}

extension PrimaryKey: LookupKey {
  var touched: TouchedKey { .value(partition) }

  var contributor: ContributorKey {
    ContributorKey(partition: [partition], sort: sort.map { [$0] } ?? [])
  }
}

extension IndexEntry {
  /// The entry's key for contributor insights of the index.
  fileprivate func contributor(in index: Index) -> ContributorKey {
    func values(_ attributes: [KeyAttribute]) -> [AttributeValue] {
      attributes.compactMap { image.attribute(named: $0.name) }
    }
    return ContributorKey(
      partition: values(index.key.partition), sort: values(index.key.sort))
  }
}

extension ReadSource {
  /// The table or index whose throughput a read uses; that of a local index is its table's.
  var contributorSource: TouchedSource {
    guard let index, index.kind == .global else { return table.source }
    return index.source
  }
}

extension PageRead {
  /// Creates the record of a page of a Query or Scan.
  init(_ read: PagedRead, _ page: Page, isScan: Bool) {
    self.init(
      isScan: isScan, hasFilter: read.filter != nil, evaluated: page.scannedCount,
      returned: page.count, filterEqualities: read.filter?.shape.equalities ?? [],
      attributes: read.select == .count ? [] : read.projection?.rootAttributes)
  }

  /// Creates the record of a page of a SELECT.
  init(_ selection: Selection, _ plan: SelectPlan, _ page: Page) {
    self.init(
      isScan: plan.isScan, hasFilter: plan.filter != nil, evaluated: page.scannedCount,
      returned: page.items.count, filterEqualities: plan.filter?.equalities ?? [],
      attributes: selection.columns?.map(\.path.attribute))
  }
}

extension SelectPlan {
  fileprivate var isScan: Bool {
    if case .scan = self { true } else { false }
  }

  /// The key range to read, if there is only one.
  var onlyRead: KeyedRead? {
    guard case .reads(let reads, _) = self, reads.count == 1 else { return nil }
    return reads.first
  }
}

extension Condition {
  /// The attributes that must equal a value for the condition to be true.
  fileprivate var equalities: [String] {
    switch self {
    case .comparison(.path(let path), .equal, .value), .comparison(.value, .equal, .path(let path)):
      path.steps.isEmpty ? [path.attribute] : []
    case .all(let parts): parts.flatMap(\.equalities)
    default: []
    }
  }
}
