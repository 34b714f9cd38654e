import DynamockExpressions
import DynamockModel

/// A page of a Query, Scan or SELECT while it is read: its counts, its items, and where it ended.
///
/// A page ends after `Limit` items were evaluated or when their size reaches 1 MB, including the
/// item that crosses it; the filter is applied afterwards ([aws-query-pagination]).
struct Page {
  private let source: ReadSource
  private let form: PageForm
  private var allowance: ReadAllowance
  /// Whether the allowance was too small for the page.
  private(set) var isCutShort = false

  private(set) var items: [ItemImage] = []
  private(set) var count = 0
  private(set) var scannedCount = 0
  /// The number of evaluated bytes, which is limited.
  private(set) var bytes = 0
  /// The number of bytes read from the source itself, which determines its units.
  private(set) var sourceBytes = 0
  /// Read units of items that were fetched from the table of a local index.
  private(set) var tableUnits = 0.0
  /// The key after which the next page starts, or `nil` if the source was read to its end.
  private(set) var lastEvaluatedKey: Item?

  init(_ form: PageForm, of source: ReadSource, allowance: ReadAllowance) {
    self.form = form
    self.source = source
    self.allowance = allowance
    if form.showsItems { items.reserveCapacity(min(form.limit, 16)) }
  }

  /// Whether the page has room for another item.
  var hasRoom: Bool { scannedCount < form.limit && bytes < Limits.pageSize }

  /// Deducts an entry from the allowance; returns false if the page has to end before it.
  mutating func hasAllowance(for entry: ItemImage) -> Bool {
    // The data fetched from the table is about as long as the largest possible entry.
    isCutShort = !allowance.spend(entry.size, isFiltered: form.filter != nil || form.readsTable)
    return !isCutShort
  }

  /// Evaluates the next entry and returns whether the page has room for another.
  mutating func evaluate(
    _ entry: ItemImage, in session: ReadSession
  ) throws(EngineFault) -> Bool {
    let size = entry.size
    scannedCount += 1
    sourceBytes += size
    bytes += size
    if form.readsTable {
      let image = try fetch(entry, in: session)
      if try includes(entry) { try add(image) }
    } else if try includes(entry) {
      try add(entry)
    }
    let hasRoom = hasRoom
    if !hasRoom, !form.isSingleRow { lastEvaluatedKey = source.startKey(of: entry) }
    return hasRoom
  }

  /// Returns whether the filter includes an entry; it applies to the contents of the source itself.
  private func includes(_ entry: ItemImage) throws(EngineFault) -> Bool {
    guard let filter = form.filter else { return true }
    return try filter.holds(for: entry)
  }

  private mutating func add(_ image: ItemImage) throws(EngineFault) {
    count += 1
    if let shown = try form.shown(image) { items.append(shown) }
  }

  private mutating func fetch(
    _ entry: ItemImage, in session: ReadSession
  ) throws(EngineFault) -> ItemImage {
    let key = try source.table.primaryKey(matchingSchemaOf: entry.item())
    guard let image = try session.image(for: key.rowKey, in: source.table.keyspace) else {
      return entry
    }
    tableUnits += CapacityUnits.read(image.size, consistent: form.isConsistent)
    bytes += CapacityUnits.roundedRead(image.size)
    return image
  }
}

extension ReadSource {
  /// Returns the starting key of the page that follows an entry.
  func startKey(of entry: ItemImage) -> Item {
    Item(
      uniqueAttributes: startKeyAttributes.compactMap { attribute in
        entry.attribute(named: attribute.name).map {
          Attribute(name: attribute.name, value: $0)
        }
      })
  }
}
