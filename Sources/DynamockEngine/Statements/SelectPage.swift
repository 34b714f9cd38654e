import DynamockExpressions
import DynamockModel
import DynamockPartiQL

/// One page of a SELECT while it is read.
///
/// What an index does not hold is absent for the WHERE clause; a local index fetches it for the
/// columns only (Parity Suite `indexQualifier`, 2026-08).
struct SelectPage {
  private let source: ReadSource
  private let columns: [Selection.Column]?
  private let filter: Condition?
  private let limit: Int
  private let isConsistent: Bool
  private let readsTable: Bool

  private(set) var items: [ItemImage] = []
  private(set) var evaluatedCount = 0
  /// Bytes read from the source itself, which is what its units are reckoned from.
  private(set) var entryBytes = 0
  /// Bytes evaluated, as they count towards the page's end.
  private var bytes = 0
  /// Read units of items fetched from the table of a local index.
  private(set) var tableUnits = 0.0
  /// The key of the last item evaluated, once the page is full.
  private(set) var lastEvaluatedKey: Item?

  init(
    of source: ReadSource, columns: [Selection.Column]?, filter: Condition?, limit: Int?,
    isConsistent: Bool
  ) {
    self.source = source
    self.columns = columns
    self.filter = filter
    self.limit = limit ?? .max
    self.isConsistent = isConsistent
    let wanted = columns?.map(\.path.attribute) ?? []
    readsTable =
      source.index.map { index in
        index.kind == .local && wanted.contains { !index.projects($0) }
      } ?? false
  }

  /// Whether the page has room for another item.
  var hasRoom: Bool { evaluatedCount < limit && bytes < Limits.pageSize }

  /// Evaluates the next entry and says whether the page has room for another.
  mutating func evaluate(
    _ entry: ItemImage, in session: ReadSession
  ) throws(DynamoDBError) -> Bool {
    evaluatedCount += 1
    entryBytes += entry.size
    bytes += entry.size
    let image = readsTable ? try fetch(entry, in: session) : entry
    if try filter?.holds(for: entry.item()) ?? true {
      items.append(try image.showing(columns).inOrder(of: .statementRead))
    }
    guard hasRoom else {
      lastEvaluatedKey = source.startKey(of: entry)
      return false
    }
    return true
  }

  private mutating func fetch(
    _ entry: ItemImage, in session: ReadSession
  ) throws(DynamoDBError) -> ItemImage {
    let key = try source.table.primaryKey(matchingSchemaOf: entry.item())
    guard let image = try session.image(for: key.rowKey, in: source.table.keyspace) else {
      return entry
    }
    tableUnits += CapacityUnits.read(image.size, consistent: isConsistent)
    bytes += CapacityUnits.roundedRead(image.size)
    return image
  }
}

extension ItemImage {
  /// The columns of an item; all of it for `*`.
  func showing(_ columns: [Selection.Column]?) throws(DynamoDBError) -> ItemImage {
    guard let columns else { return self }
    guard columns.contains(where: { !$0.path.steps.isEmpty }) else {
      return try keepingStored(columns.map(\.path.attribute))
    }
    let item = try item()
    var shown: [Attribute] = []
    for column in columns {
      if let value = column.path.value(in: item) {
        shown.append(Attribute(name: column.name, value: value))
      }
    }
    return ItemImage(Item(uniqueAttributes: shown))
  }
}
