import DynamockModel
import DynamockValidation

extension WriteSession {
  /// Returns the size of the written item collection, if it is requested and the table has local
  /// indexes; other tables do not report item collections ([aws-lsi]).
  ///
  /// The estimate has a range of one gigabyte, as AWS's has for small collections: `[0, 1]`.
  func metrics(
    _ report: WriteReport, of key: PrimaryKey, in table: Table
  ) throws(EngineFault) -> ItemCollectionMetrics? {
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
