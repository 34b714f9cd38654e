// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension QueryInput: JSONStructure {
  static var shapeName: String { "QueryInput" }
  static var blank: Self { Self(tableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "IndexName": indexName = try reader.read()
    case "Select": select = try reader.read()
    case "AttributesToGet": attributesToGet = try reader.read()
    case "Limit": limit = try reader.readInteger()
    case "ConsistentRead": consistentRead = try reader.read()
    case "KeyConditions": keyConditions = try reader.read()
    case "QueryFilter": queryFilter = try reader.read()
    case "ConditionalOperator": conditionalOperator = try reader.read()
    case "ScanIndexForward": scanIndexForward = try reader.read()
    case "ExclusiveStartKey": exclusiveStartKey = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    case "ProjectionExpression": projectionExpression = try reader.read()
    case "FilterExpression": filterExpression = try reader.read()
    case "KeyConditionExpression": keyConditionExpression = try reader.read()
    case "ExpressionAttributeNames": expressionAttributeNames = try reader.read()
    case "ExpressionAttributeValues": expressionAttributeValues = try reader.read()
    default: return false
    }
    return true
  }
}

extension QueryOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("Count", count)
    writer.member("Items", items)
    writer.member("LastEvaluatedKey", lastEvaluatedKey)
    writer.member("ScannedCount", scannedCount)
    writer.endObject()
  }
}
