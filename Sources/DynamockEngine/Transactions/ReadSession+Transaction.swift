import DynamockModel
import DynamockValidation

extension ReadSession {
  /// Reads the items of a read transaction.
  ///
  /// - Throws: an error if they have more than 4 MB in total, regardless of the returned parts
  ///   ([aws-api-reference], TransactGetItems). The message is that of a write transaction; AWS's
  ///   is unknown.
  func transactedImages(
    at keys: [(Table, PrimaryKey)]
  ) throws(EngineFault) -> [ItemImage?] {
    var images: [ItemImage?] = []
    var size = 0
    for (table, key) in keys {
      let image = try image(for: key.rowKey, in: table.keyspace)
      size += image?.size ?? 0
      images.append(image)
    }
    guard size <= Limits.transactionSize else { throw .transaction(.tooLarge(size)) }
    return images
  }
}
