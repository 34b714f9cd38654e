// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension KeysAndAttributes: JSONStructure {
  static var shapeName: String { "KeysAndAttributes" }
  static var blank: Self { Self(keys: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "Keys": keyList = try reader.read()
    case "AttributesToGet": attributesToGet = try reader.read()
    case "ConsistentRead": consistentRead = try reader.read()
    case "ProjectionExpression": projectionExpression = try reader.read()
    case "ExpressionAttributeNames": expressionAttributeNames = try reader.read()
    default: return false
    }
    return true
  }
}

extension KeysAndAttributes: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("AttributesToGet", attributesToGet)
    writer.member("ConsistentRead", consistentRead)
    writer.member("ExpressionAttributeNames", expressionAttributeNames)
    writer.member("Keys", keyList)
    writer.member("ProjectionExpression", projectionExpression)
    writer.endObject()
  }
}
