import DynamockModel
import DynamockValidation

extension ReadSession {
  /// Reads the items of a transaction of reads.
  ///
  /// - Throws: where they are more than 4 MB together, whatever is shown of them (API reference,
  ///   TransactGetItems). The sentence is that of a transaction of writes; none was captured.
  func transactedImages(
    at keys: [(Table, PrimaryKey)]
  ) throws(DynamoDBError) -> [ItemImage?] {
    var images: [ItemImage?] = []
    var size = 0
    for (table, key) in keys {
      let image = try image(for: key.rowKey, in: table.keyspace)
      size += image?.size ?? 0
      images.append(image)
    }
    guard size <= Limits.transactionSize else { throw .transactionTooLarge(size) }
    return images
  }
}
