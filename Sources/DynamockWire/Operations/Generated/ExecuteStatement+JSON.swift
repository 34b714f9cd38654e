// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExecuteStatementInput: JSONStructure {
  static var shapeName: String { "ExecuteStatementInput" }
  static var blank: Self { Self(statement: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Statement": statement = try reader.read()
    case "Parameters": parameters = try reader.read()
    case "ConsistentRead": consistentRead = try reader.read()
    case "NextToken": nextToken = try reader.read()
    case "ReturnConsumedCapacity": returnConsumedCapacity = try reader.read()
    case "Limit": limit = try reader.readInteger()
    case "ReturnValuesOnConditionCheckFailure":
      returnValuesOnConditionCheckFailure = try reader.read()
    default: return false
    }
    return true
  }
}

extension ExecuteStatementOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ConsumedCapacity", consumedCapacity)
    writer.member("Items", items)
    writer.member("LastEvaluatedKey", lastEvaluatedKey)
    writer.member("NextToken", nextToken)
    writer.endObject()
  }
}
