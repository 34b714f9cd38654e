// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PutItemInput: JSONStructure {
  static var shapeName: String { "PutItemInput" }
  static var blank: Self { Self(tableName: nil, item: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "Item": newItem = try reader.read()
    case "Expected": expected = try reader.read()
    case "ReturnValues": returnValues = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    case "ReturnItemCollectionMetrics": returnItemCollectionMetrics = try reader.read()
    case "ConditionalOperator": conditionalOperator = try reader.read()
    case "ConditionExpression": conditionExpression = try reader.read()
    case "ExpressionAttributeNames": expressionAttributeNames = try reader.read()
    case "ExpressionAttributeValues": expressionAttributeValues = try reader.read()
    case "ReturnValuesOnConditionCheckFailure":
      returnValuesOnConditionCheckFailure = try reader.read()
    default: return false
    }
    return true
  }
}

extension PutItemOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Attributes", attributes)
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("ItemCollectionMetrics", itemCollectionMetrics)
    writer.endObject()
  }
}
