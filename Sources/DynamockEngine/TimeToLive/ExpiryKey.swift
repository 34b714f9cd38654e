import DynamockModel
import DynamockStorage

/// The keys of a table's expiry times: the time in the item, then the item's row key.
///
/// The value is the row key. A sweep reads a single range, however large the table is. Part of the
/// file format.
enum ExpiryKey {
  /// Returns the key of an item.
  static func key(_ moment: DecimalNumber, of rowKey: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    KeyEncoding.append(.number(moment), to: &key)
    key.append(contentsOf: rowKey)
    return key
  }

  /// Returns the range of items that have expired: before this second, but within five years
  /// ([aws-ttl]).
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
  /// Returns the time at which the item expires, in seconds since 1970, or `nil` if the attribute
  /// is missing or not a number.
  func expiry(under attributeName: String) -> DecimalNumber? {
    guard case .number(let moment)? = attribute(named: attributeName) else { return nil }
    return moment
  }
}

extension WriteSession {
  /// Updates a table's expiry times after a change to an item.
  func note(_ change: ItemChange, in setting: TimeToLive) throws(EngineFault) {
    let old = change.old?.expiry(under: setting.attributeName)
    let new = change.new?.expiry(under: setting.attributeName)
    guard old != new else { return }
    let rowKey = change.key.rowKey
    if let old { try remove(ExpiryKey.key(old, of: rowKey), in: setting.keyspace) }
    if let new { try put(rowKey, for: ExpiryKey.key(new, of: rowKey), in: setting.keyspace) }
  }
}
