import DynamockExpressions
import DynamockModel
import DynamockPartiQL
import DynamockStatistics
import DynamockStorage
import DynamockValidation

// What the engine tells of the tables and indexes that a call touches.

extension CallMeter {
  /// An item was read, or looked for, by its key.
  func read(_ image: ItemImage?, at key: PrimaryKey, in table: Table, units: Double) {
    add(
      Touch(
        table.source, units: Units(read: units), bytes: image?.size ?? 0,
        at: partitionHash(of: key.rowKey), of: key.partition))
  }

  /// An item of a table was written.
  func wrote(_ change: ItemChange) {
    guard !change.isExpiry else { return }
    let old = change.old?.size ?? 0
    let new = change.new?.size ?? 0
    add(
      Touch(
        change.table.source, units: Units(write: change.tableUnits), bytes: max(old, new),
        at: partitionHash(of: change.key.rowKey), of: change.key.partition,
        addedItems: (change.new == nil ? 0 : 1) - (change.old == nil ? 0 : 1),
        addedBytes: new - old))
  }

  /// A transaction paid for an item once more, or for looking at it (semantics §2).
  func checked(_ change: ItemChange) {
    add(
      Touch(
        change.table.source, units: Units(write: change.tableUnits),
        at: partitionHash(of: change.key.rowKey), of: change.key.partition))
  }

  /// The entry of an index was written.
  func wrote(
    _ old: IndexEntry?, _ new: IndexEntry?, units: Double, to index: Index
  ) {
    var touch = Touch(index.source, units: Units(write: units))
    touch.bytes = max(old?.image.size ?? 0, new?.image.size ?? 0)
    touch.addedItems = (new == nil ? 0 : 1) - (old == nil ? 0 : 1)
    touch.addedBytes = (new?.image.size ?? 0) - (old?.image.size ?? 0)
    if let entry = new ?? old, let name = index.key.partition.first?.name,
      let key = entry.image.attribute(named: name)
    {
      touch.partitionHash = partitionHash(of: entry.key)
      touch.partitionKey = key
    }
    add(consume touch)
  }

  /// A write was refused on account of an item of a size in bytes, 0 where there is none.
  func refused(_ size: Int, at key: PrimaryKey, in table: Table) {
    add(
      Touch(
        table.source, units: Units(write: CapacityUnits.write(size)), bytes: size,
        at: partitionHash(of: key.rowKey), of: key.partition))
  }

  /// A page of a Query or Scan was read, and for a local index items of its table.
  func read(
    _ source: ReadSource, units: Double, tableUnits: Double, bytes: Int, _ page: PageRead,
    in range: KeyRange? = nil, of partition: AttributeValue? = nil
  ) {
    let hash = partition == nil ? nil : range?.lower.map(partitionHash)
    add(
      Touch(
        source.index?.source ?? source.table.source, units: Units(read: units), bytes: bytes,
        at: hash, of: partition ?? .null, page: page))
    if tableUnits > 0 {
      add(Touch(source.table.source, units: Units(read: tableUnits)))
    }
  }
}

/// The hash that a row key begins with.
private func partitionHash(of rowKey: [UInt8]) -> UInt64 {
  rowKey.withUnsafeBytes { bytes in
    bytes.count < 8 ? 0 : UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
  }
}

extension PageRead {
  /// What a page of a Query or Scan read.
  init(_ read: PagedRead, _ page: Page, isScan: Bool) {
    self.init(
      isScan: isScan, hasFilter: read.filter != nil, evaluated: page.scannedCount,
      returned: page.count, filterEqualities: read.filter?.equalities ?? [],
      attributes: read.select == .count ? [] : read.projection?.rootAttributes)
  }

  /// What a page of a SELECT read.
  init(_ selection: Selection, _ plan: SelectPlan, _ page: SelectPage) {
    self.init(
      isScan: plan.isScan, hasFilter: plan.filter != nil, evaluated: page.evaluatedCount,
      returned: page.items.count, filterEqualities: plan.filter?.equalities ?? [],
      attributes: selection.columns?.map(\.path.attribute))
  }
}

extension SelectPlan {
  fileprivate var isScan: Bool {
    if case .scan = self { true } else { false }
  }

  /// The one key range that is read, where there is only one.
  var onlyRead: KeyedRead? {
    guard case .reads(let reads, _) = self, reads.count == 1 else { return nil }
    return reads.first
  }
}

extension Condition {
  /// The attributes that have to equal a value for the condition to be true.
  fileprivate var equalities: [String] {
    switch self {
    case .comparison(.path(let path), .equal, .value), .comparison(.value, .equal, .path(let path)):
      path.steps.isEmpty ? [path.attribute] : []
    case .all(let parts): parts.flatMap(\.equalities)
    default: []
    }
  }
}
