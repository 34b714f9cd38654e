package import DynamockModel
package import DynamockStorage

extension Database {
  /// Returns some stored items of a table, in the order of a Scan.
  ///
  /// - Parameters:
  ///   - range: the row keys of the items, by default of all.
  ///   - position: the end of the previous page, or `nil` for the first.
  ///   - bytes: the number of bytes of JSON at which a page ends.
  /// - Returns: the items and the position of the last one, or `nil` after the last.
  package func page(
    of tableName: String, in range: KeyRange = .all, after position: [UInt8]?, bytes: Int
  ) throws(DynamoDBError) -> (items: [ItemImage], end: [UInt8])? {
    try read { session throws(EngineFault) in
      guard let table = session.catalog[tableName] else { throw .resourceNotFound }
      var items: [ItemImage] = []
      var end: [UInt8]?
      var length = 0
      let range = position.map { range.resumed(after: $0, .ascending) } ?? range
      try session.scan(table.keyspace, range, .ascending) { key, value throws(EngineFault) in
        items.append(try session.stored(value))
        end = key
        length += value.count
        return length < bytes ? .next : .stop
      }
      return end.map { (items, $0) }
    }
  }
}
