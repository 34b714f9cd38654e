import DynamockModel
import DynamockValidation

extension WriteSession {
  /// The size of the item collection that was written to, when the request asks and the table has
  /// local indexes; other tables have no item collections to report (developer guide, LSI).
  ///
  /// The estimate spans a gigabyte, as AWS gives it for small collections: `[0, 1]`.
  func metrics(
    _ report: WriteReport, of key: PrimaryKey, in table: Table
  ) throws(DynamoDBError) -> ItemCollectionMetrics? {
    guard report.itemCollectionMetrics, let attribute = table.key.partition.first,
      !table.localIndexes.isEmpty
    else { return nil }
    let bytes = try reading.collectionSize(of: key.partition, in: table)
    let gigabytes = Double(bytes / 1_073_741_824)
    return ItemCollectionMetrics(
      itemCollectionKey: Item(
        uniqueAttributes: [Attribute(name: attribute.name, value: key.partition)]),
      sizeEstimateRangeGB: [gigabytes, gigabytes + 1])
  }
}
