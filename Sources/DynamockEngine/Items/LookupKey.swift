import DynamockModel
import DynamockStatistics

/// The validated key of an item to be read.
protocol LookupKey {
  /// The item's key in its table's keyspace.
  var rowKey: [UInt8] { get }
  /// The partition key for statistics.
  var touched: TouchedKey { get }
  /// The key for contributor insights of the table.
  var contributor: ContributorKey { get }
}

/// The validated keys of a table's items in a batch, none of which is repeated.
///
/// An object, so that each of its keys takes one reference.
final class LookupKeys: Sendable {
  private let list: KeyList
  private let rowKeys: [[UInt8]]
  private let partition: String
  /// The position of the partition key among the names of keys that are kept as text.
  private let partitionPlace: Int
  private let sort: String?

  /// Validates the keys: their schema, then that none is repeated.
  ///
  /// AWS treats the same number with two scales as two keys here, and reads the item twice
  /// ([scylla-alternator] `test_number`); for BatchWriteItem it treats them as duplicates.
  init(_ list: KeyList, in table: Table) throws(EngineFault) {
    let partition = table.key.partition.first?.name ?? ""
    self.partition = partition
    sort = table.key.sort.first?.name
    self.list = list
    var distinct = DistinctKeys(upTo: list.count)
    if let keys = list.plain {
      partitionPlace = keys.names.firstIndex { $0.hasSameBytes(as: partition) } ?? 0
      try table.visitRowKeys(of: keys) { key throws(EngineFault) in
        try distinct.insert(key, of: list)
      }
    } else {
      partitionPlace = 0
      for key in list.items {
        try distinct.insert(table.primaryKey(ofLookup: key).rowKey, of: list)
      }
    }
    rowKeys = distinct.rowKeys
  }

  /// The positions of the keys.
  var indices: Range<Int> { rowKeys.indices }

  /// The key at a position.
  subscript(position: Int) -> Key { Key(keys: self, position: position) }

  /// A key of a batch.
  struct Key: LookupKey {
    fileprivate let keys: LookupKeys
    fileprivate let position: Int

    var rowKey: [UInt8] { keys.rowKeys[position] }

    var touched: TouchedKey {
      guard let plain = keys.list.plain else { return .value(partition) }
      return .listed(ListedValue(plain, at: position, keys.partitionPlace))
    }

    /// The value of the partition key.
    var partition: AttributeValue { value(of: keys.partition) }

    var contributor: ContributorKey {
      ContributorKey(partition: [partition], sort: keys.sort.map { [value(of: $0)] } ?? [])
    }

    private func value(of name: String) -> AttributeValue { keys.list[position][name] ?? .null }
  }
}
