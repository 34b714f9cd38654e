package import DynamockModel
import DynamockStorage

/// The items or the changes that an export contains, which are read in portions.
///
/// They are read from a fork, so later writes are not part of them, and do not wait for them.
package final class ExportSource: Sendable {
  private enum Content {
    case items(EarlierState?)
    case changes(ChangedItems, EarlierState)
  }

  private let content: Content
  private let tableName: String
  private let frozen: Database
  /// The part to export, or `nil` for everything.
  private let selection: ExportSelection?

  /// Items of an export.
  package struct Page: Sendable {
    /// The exported items.
    package let items: [ItemImage]
    /// The size of all items that were read, by DynamoDB's rules.
    package let readSize: Int
    /// The position of the last one.
    package let end: [UInt8]
  }

  /// Creates a source of the items that a table has in a fork.
  init(allOf tableName: String, in frozen: Database, _ selection: ExportSelection?) {
    content = .items(nil)
    self.tableName = tableName
    self.frozen = frozen
    self.selection = selection
  }

  /// Creates a source of the items of an earlier state, or only of those that have changed since a
  /// point in time.
  init(
    allOf state: EarlierState, changedSince start: Timestamp?, _ selection: ExportSelection?
  ) {
    self.selection = selection
    content = start.map { .changes(ChangedItems(since: $0, to: state), state) } ?? .items(state)
    tableName = state.table.name
    frozen = state.frozen
  }

  /// The current time of day.
  package var now: Timestamp { frozen.clock.now }

  /// Does a portion of the work that precedes reading; returns whether some is left.
  package func prepare() throws(DynamoDBError) -> Bool {
    switch content {
    case .items(nil): false
    case .items(let state?): try undoPortion(of: state)
    case .changes(let changes, let state):
      if try undoPortion(of: state) { true } else { try changes.findPortion() }
    }
  }

  private func undoPortion(of state: EarlierState) throws(DynamoDBError) -> Bool {
    try converted { () throws(EngineFault) in try state.undoPortion() }
  }

  /// Returns some stored items in the order of a Scan, or `nil` at the end; a page may be empty.
  package func items(
    after position: [UInt8]?, bytes: Int
  ) throws(DynamoDBError) -> Page? {
    guard
      let page = try frozen.page(
        of: tableName, in: selection?.range ?? .all, after: position, bytes: bytes)
    else { return nil }
    let size = page.items.reduce(0) { $0 + $1.size }
    guard let selection else { return Page(items: page.items, readSize: size, end: page.end) }
    return try converted { () throws(EngineFault) in
      var items: [ItemImage] = []
      for image in page.items {
        if let part = try selection.part(of: image) { items.append(part) }
      }
      return Page(items: items, readSize: size, end: page.end)
    }
  }

  /// Returns some changed items of an incremental export, possibly none, and the size of all that
  /// were read, or `nil` at the end.
  package func changes(
    bytes: Int
  ) throws(DynamoDBError) -> (items: [ChangedItem], readSize: Int)? {
    guard case .changes(let changes, _) = content, let found = try changes.next(bytes: bytes)
    else { return nil }
    func size(of change: ChangedItem) -> Int { (change.old?.size ?? 0) + (change.new?.size ?? 0) }
    guard let selection else { return (found, found.reduce(0) { $0 + size(of: $1) }) }
    return try converted { () throws(EngineFault) in
      var (items, read): ([ChangedItem], Int) = ([], 0)
      for change in found where try selection.reads(change) {
        read += size(of: change)
        if let part = try selection.part(of: change) { items.append(part) }
      }
      return (items, read)
    }
  }

  private func converted<Output>(
    _ body: () throws(EngineFault) -> Output
  ) throws(DynamoDBError) -> Output {
    do throws(EngineFault) { return try body() } catch { throw DynamoDBError(error) }
  }
}
