// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GetItemInput: JSONStructure {
  static var shapeName: String { "GetItemInput" }
  static var blank: Self { Self(tableName: nil, key: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "Key": key = try reader.read()
    case "AttributesToGet": attributesToGet = try reader.read()
    case "ConsistentRead": consistentRead = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    case "ProjectionExpression": projectionExpression = try reader.read()
    case "ExpressionAttributeNames": expressionAttributeNames = try reader.read()
    default: return false
    }
    return true
  }
}

extension GetItemOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("Item", item)
    writer.endObject()
  }
}
