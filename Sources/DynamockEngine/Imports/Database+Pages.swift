import DynamockModel
import DynamockStorage

extension Database {
  /// Some items of a table as they are stored, in the order of a Scan.
  ///
  /// - Parameters:
  ///   - position: where the page before ended; nil for the first.
  ///   - bytes: after how many bytes of text a page is long enough.
  /// - Returns: the items and where they end; nil behind the last.
  package func page(
    of tableName: String, after position: [UInt8]?, bytes: Int
  ) throws(DynamoDBError) -> (items: [ItemImage], end: [UInt8])? {
    try read { session throws(DynamoDBError) in
      guard let table = session.catalog[tableName] else { throw .resourceNotFound }
      var items: [ItemImage] = []
      var end: [UInt8]?
      var length = 0
      let range = position.map { KeyRange.all.resumed(after: $0, .ascending) } ?? .all
      try session.scan(table.keyspace, range, .ascending) { key, value throws(DynamoDBError) in
        items.append(try session.stored(value))
        end = key
        length += value.count
        return length < bytes ? .next : .stop
      }
      return end.map { (items, $0) }
    }
  }
}
