import DynamockModel
import DynamockStorage

/// The keys of a table's expiries: the moment as an item has it, then the item's row key.
///
/// Under each stands the row key. A sweep reads one range, however large the table is. Part of the
/// file format.
enum ExpiryKey {
  /// The key of an item.
  static func key(_ moment: DecimalNumber, of rowKey: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    KeyEncoding.append(.number(moment), to: &key)
    key.append(contentsOf: rowKey)
    return key
  }

  /// The items that have expired by now: older than this second, and at most five years old
  /// (developer guide, TTL).
  static func expired(at now: Timestamp) -> KeyRange {
    let second = Int(now.milliseconds / 1000)
    let age = Int(Limits.timeToLiveMaximumAge.inMilliseconds / 1000)
    return KeyRange(lower: bound(second - age), upper: bound(second))
  }

  private static func bound(_ second: Int) -> [UInt8] {
    var key: [UInt8] = []
    KeyEncoding.append(.number(DecimalNumber(second)), to: &key)
    return key
  }
}

extension StoredItem {
  /// When the item expires, in seconds since 1970; nil where the attribute is absent or no number.
  func expiry(under attributeName: String) -> DecimalNumber? {
    guard case .number(let moment)? = attribute(named: attributeName) else { return nil }
    return moment
  }
}

extension WriteSession {
  /// Keeps a table's expiries true to a change of one of its items.
  func note(_ change: ItemChange, in setting: TimeToLive) throws(DynamoDBError) {
    let old = change.old?.expiry(under: setting.attributeName)
    let new = change.new?.expiry(under: setting.attributeName)
    guard old != new else { return }
    let rowKey = change.key.rowKey
    if let old { try remove(ExpiryKey.key(old, of: rowKey), in: setting.keyspace) }
    if let new { try put(rowKey, for: ExpiryKey.key(new, of: rowKey), in: setting.keyspace) }
  }

  /// Makes the expiries of a table whose time to live has just been enabled.
  func collectExpiries(of table: Table, in setting: TimeToLive) throws(DynamoDBError) {
    try create(setting.keyspace, KeyspaceDescription())
    var rest: KeyRange? = .all
    while let range = rest {
      var batch: [(key: [UInt8], rowKey: [UInt8])] = []
      var last: [UInt8]?
      // Gathered by the thousand, since a store need not allow writes while it is scanned.
      try reading.scan(table.keyspace, range, .ascending) { rowKey, value throws(DynamoDBError) in
        let item = StoredItem(ItemImage(storedBytes: value))
        if let moment = item.expiry(under: setting.attributeName) {
          batch.append((ExpiryKey.key(moment, of: rowKey), rowKey))
        }
        last = rowKey
        return batch.count < 1_000 ? .next : .stop
      }
      for entry in batch { try put(entry.rowKey, for: entry.key, in: setting.keyspace) }
      rest = batch.count < 1_000 ? nil : last.map { range.resumed(after: $0, .ascending) }
    }
  }
}
