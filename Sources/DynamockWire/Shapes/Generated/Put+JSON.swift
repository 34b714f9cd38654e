// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Put: JSONStructure {
  static var shapeName: String { "Put" }
  static var blank: Self { Self(item: nil, tableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Item": newItem = try reader.read()
    case "TableName": tableName = try reader.read()
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
