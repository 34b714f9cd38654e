package import DynamockModel

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

  /// Creates a source of the items that a table has in a fork.
  init(allOf tableName: String, in frozen: Database) {
    content = .items(nil)
    self.tableName = tableName
    self.frozen = frozen
  }

  /// Creates a source of the items of an earlier state, or only of those that have changed since a
  /// point in time.
  init(allOf state: EarlierState, changedSince start: Timestamp?) {
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
    do throws(EngineFault) { return try state.undoPortion() } catch { throw DynamoDBError(error) }
  }

  /// Returns some stored items in the order of a Scan, and the position of the last one, or `nil`
  /// at the end.
  package func items(
    after position: [UInt8]?, bytes: Int
  ) throws(DynamoDBError) -> (items: [ItemImage], end: [UInt8])? {
    try frozen.page(of: tableName, after: position, bytes: bytes)
  }

  /// Returns some changed items of an incremental export, possibly none, or `nil` at the end.
  package func changes(bytes: Int) throws(DynamoDBError) -> [ChangedItem]? {
    guard case .changes(let changes, _) = content else { return nil }
    return try changes.next(bytes: bytes)
  }
}
