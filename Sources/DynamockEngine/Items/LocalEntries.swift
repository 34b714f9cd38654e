import DynamockModel
import DynamockStorage

// Limits for an item with its entries in local indexes ([aws-lsi], "Item collection size limit",
// and [aws-quotas], "Item size for tables with local secondary indexes").

extension Table {
  /// Returns whether an item and its entries in all local indexes together have at most 400 KB.
  func fitsWithLocalEntries(_ item: some NamedAttributes, size: Int) -> Bool {
    // An entry is never larger than its item.
    if size * (1 + localIndexes.count) <= Limits.itemSize { return true }
    let entries = localIndexes.reduce(0) { $0 + $1.localEntrySize(of: item, size: size) }
    return size + entries <= Limits.itemSize
  }
}

extension Index {
  /// Returns the size of an item's entry in a local index, or 0 if the item lacks the index's sort
  /// key.
  fileprivate func localEntrySize(of item: some NamedAttributes, size: Int) -> Int {
    guard key.sort.allSatisfy({ item[$0.name] != nil }) else { return 0 }
    guard let projectedAttributes else { return size }
    return projectedAttributes.reduce(0) { sum, name in
      sum + (item[name].map { name.utf8.count + $0.size } ?? 0)
    }
  }
}

extension WriteSession {
  /// Rejects a change that enlarges an item collection beyond 10 GB; shrinking one is allowed.
  ///
  /// A collection is never larger than its table with all local indexes, so nothing is read until
  /// these are near the limit.
  func refuseGrowth(of change: inout ItemChange) throws(EngineFault) {
    let table = change.table
    guard !table.localIndexes.isEmpty, let new = change.new else { return }
    let counters = [table.counters] + table.localIndexes.map(\.counters)
    let pending = counterChanges.sum(of: \.bytes)
    let atMost = counters.reduce(pending) { $0 + $1.bytes } + new.size * counters.count
    guard atMost > settings.itemCollectionSize else { return }
    var growth = new.size - (change.old?.size ?? 0)
    for index in table.localIndexes {
      growth += try index.entry(of: &change.new, key: change.key)?.image.size ?? 0
      growth -= try index.entry(of: &change.old, key: change.key)?.image.size ?? 0
    }
    guard growth > 0 else { return }
    let size = try reading.collectionSize(of: change.key.partition, in: table)
    guard size + growth <= settings.itemCollectionSize else {
      throw .item(.collectionTooLarge)
    }
  }
}

extension ReadSession {
  /// Returns the size of the items with one partition key and of their entries in local indexes.
  func collectionSize(
    of partition: AttributeValue, in table: Table
  ) throws(EngineFault) -> Int {
    var bytes = 0
    let range = KeyRange(prefix: RowKey.partitionPrefix(partition))
    for keyspace in [table.keyspace] + table.localIndexes.map(\.keyspace) {
      try scan(keyspace, range, .ascending) { _, value throws(EngineFault) in
        bytes += ItemImage(storedBytes: value).size
        return .next
      }
    }
    return bytes
  }
}
