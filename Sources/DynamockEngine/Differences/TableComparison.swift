import DynamockModel
import DynamockStorage

/// Compares the items of two tables with the same name, both in the order of their keys.
struct TableComparison {
  typealias Visit = (DatabaseChange) throws(StorageError) -> DiffStep

  let table: String
  /// The keyspace of the base's items, or `nil` if the base does not have the table.
  let before: Keyspace?
  /// The keyspace of the other database's items, or `nil` if only the base has the table.
  let after: Keyspace?

  /// Visits the differing items until `visit` stops it.
  func run(
    _ base: any StorageReader, _ changed: any StorageReader, _ visit: Visit
  ) throws(StorageError) -> DiffStep {
    if let step = try runOnShared(base, changed, visit) { return step }
    var old = before.map { EntryCursor(base, $0) }
    var new = after.map { EntryCursor(changed, $0) }
    while true {
      let left = try old?.current()
      let right = try new?.current()
      let change: DatabaseChange?
      switch (left, right) {
      case (nil, nil): return .next
      case (let left?, nil):
        old?.advance()
        change = try removal(left)
      case (nil, let right?):
        new?.advance()
        change = try addition(right)
      case (let left?, let right?):
        let isRemoval = left.key.lexicographicallyPrecedes(right.key)
        let isAddition = !isRemoval && right.key.lexicographicallyPrecedes(left.key)
        if !isAddition { old?.advance() }
        if !isRemoval { new?.advance() }
        change =
          isRemoval
          ? try removal(left) : isAddition ? try addition(right) : try difference(left, right)
      }
      if let change, try visit(change) == .stop { return .stop }
    }
  }

  /// Visits the differing items if the store can skip the entries that both sides share; otherwise
  /// returns `nil`.
  private func runOnShared(
    _ base: any StorageReader, _ changed: any StorageReader, _ visit: Visit
  ) throws(StorageError) -> DiffStep? {
    guard let before, before == after, let changed = changed as? any SharingReader else {
      return nil
    }
    let step = try changed.differences(in: before, from: base) {
      found throws(StorageError) -> ScanStep in
      let change: DatabaseChange?
      switch (found.before, found.after) {
      case (let old?, let new?): change = try difference((found.key, old), (found.key, new))
      case (let old?, nil): change = try removal((found.key, old))
      case (nil, let new?): change = try addition((found.key, new))
      case (nil, nil): change = nil
      }
      guard let change else { return .next }
      return try visit(change) == .stop ? .stop : .next
    }
    return step.map { $0 == .stop ? .stop : .next }
  }

  private func removal(_ entry: EntryCursor.Entry) throws(StorageError) -> DatabaseChange {
    .itemRemoved(table: table, try image(entry))
  }

  private func addition(_ entry: EntryCursor.Entry) throws(StorageError) -> DatabaseChange {
    .itemAdded(table: table, try image(entry))
  }

  private func difference(
    _ old: EntryCursor.Entry, _ new: EntryCursor.Entry
  ) throws(StorageError) -> DatabaseChange? {
    let before = try image(old)
    let after = try image(new)
    guard !before.isEqualValue(to: after) else { return nil }
    return .itemChanged(table: table, before: before, after: after)
  }

  /// Returns the item of an entry; in a file it may be damaged.
  private func image(_ entry: EntryCursor.Entry) throws(StorageError) -> ItemImage {
    let image = ItemImage(storedBytes: entry.value)
    guard image.isSound else { throw .damagedItem }
    return image
  }
}
