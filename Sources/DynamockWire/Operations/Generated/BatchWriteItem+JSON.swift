// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension BatchWriteItemInput: JSONStructure {
  static var shapeName: String { "BatchWriteItemInput" }
  static var blank: Self { Self(requestItems: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "RequestItems": requestItems = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    case "ReturnItemCollectionMetrics": returnItemCollectionMetrics = try reader.read()
    default: return false
    }
    return true
  }
}

extension BatchWriteItemOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("ItemCollectionMetrics", itemCollectionMetrics)
    writer.member("UnprocessedItems", unprocessedItems)
    writer.endObject()
  }
}
