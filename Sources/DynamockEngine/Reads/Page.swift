import DynamockExpressions
import DynamockModel
import DynamockValidation

/// One page of a Query or Scan while it is read: what was evaluated, what matched, where it stopped.
///
/// A page ends when `Limit` items were evaluated or their size reached 1 MB, the crossing item
/// included; the filter comes after (semantics §3).
struct Page {
  private let source: ReadSource
  private let read: PagedRead
  private let readsTable: Bool
  private let countsOnly: Bool
  private var allowance: ReadAllowance
  /// Whether the allowance was too small for the page.
  private(set) var isCutShort = false
  /// The answer that decides the order of number sets; nil for ascending ones.
  private let sets: NumberSetAnswer?
  private let isSingleRow: Bool

  private(set) var items: [ItemImage] = []
  private(set) var count = 0
  private(set) var scannedCount = 0
  /// Bytes evaluated, as they count towards the page's end.
  private(set) var bytes = 0
  /// Bytes read from the source itself, which is what its units are reckoned from.
  private(set) var sourceBytes = 0
  /// Read units of items fetched from the table of a local index.
  private(set) var tableUnits = 0.0
  /// The key after which the next page starts; nil when the source was read to its end.
  private(set) var lastEvaluatedKey: Item?

  /// - Parameter isSingleRow: Whether the read can return at most one row; AWS does not let such a
  ///   query be restarted (ScyllaDB's `test_query.py`, run against AWS) and gives it no key to restart
  ///   at (aws-sdk-js issue 3290).
  init(
    of source: ReadSource, for read: PagedRead, allowance: ReadAllowance,
    sets: NumberSetAnswer? = nil,
    isSingleRow: Bool = false
  ) {
    self.allowance = allowance
    self.sets = sets
    self.source = source
    self.read = read
    readsTable = source.readsTable(for: read)
    countsOnly = read.select == .count
    self.isSingleRow = isSingleRow
  }

  /// Takes the next entry off the allowance; false if the page is cut short before it.
  mutating func hasAllowance(for entry: ItemImage) -> Bool {
    // What is fetched from the table is about as long as the longest entry that could be there.
    isCutShort = !allowance.spend(entry.size, isFiltered: read.filter != nil || readsTable)
    return !isCutShort
  }

  /// Evaluates the next entry and says whether the page has room for another.
  mutating func evaluate(
    _ entry: ItemImage, in session: ReadSession
  ) throws(DynamoDBError) -> Bool {
    scannedCount += 1
    sourceBytes += entry.size
    bytes += entry.size
    let image = readsTable ? try fetch(entry, in: session) : entry
    // A filter sees what the source itself holds.
    var version: StoredItem? = StoredItem(entry)
    if try read.filter?.holds(for: version?.item()) ?? true {
      count += 1
      if !countsOnly {
        let shown = try image.projected(by: read.projection)
        items.append(sets.map(shown.inOrder) ?? shown)
      }
    }
    let isFull =
      scannedCount == (read.limit ?? .max) || bytes >= Limits.pageSize
    if isFull, !isSingleRow { lastEvaluatedKey = source.startKey(of: entry) }
    return !isFull
  }

  private mutating func fetch(
    _ entry: ItemImage, in session: ReadSession
  ) throws(DynamoDBError) -> ItemImage {
    let key = try source.table.primaryKey(matchingSchemaOf: entry.item())
    guard let image = try session.image(for: key.rowKey, in: source.table.keyspace) else {
      return entry
    }
    tableUnits += CapacityUnits.read(image.size, consistent: read.isConsistent)
    bytes += CapacityUnits.roundedRead(image.size)
    return image
  }
}

extension ReadSource {
  /// The starting key of the page after an entry.
  func startKey(of entry: ItemImage) -> Item {
    Item(
      uniqueAttributes: startKeyAttributes.compactMap { attribute in
        entry.attribute(named: attribute.name).map {
          Attribute(name: attribute.name, value: $0)
        }
      })
  }
}
