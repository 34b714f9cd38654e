// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension FilterSpecification: JSONStructure {
  static var shapeName: String { "FilterSpecification" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "FilterExpression": filterExpression = try reader.read()
    case "ProjectionExpression": projectionExpression = try reader.read()
    case "KeyConditionExpression": keyConditionExpression = try reader.read()
    case "ExpressionAttributeNames": expressionAttributeNames = try reader.read()
    case "ExpressionAttributeValues": expressionAttributeValues = try reader.read()
    default: return false
    }
    return true
  }
}

extension FilterSpecification: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ExpressionAttributeNames", expressionAttributeNames)
    writer.member("ExpressionAttributeValues", expressionAttributeValues)
    writer.member("FilterExpression", filterExpression)
    writer.member("KeyConditionExpression", keyConditionExpression)
    writer.member("ProjectionExpression", projectionExpression)
    writer.endObject()
  }
}
