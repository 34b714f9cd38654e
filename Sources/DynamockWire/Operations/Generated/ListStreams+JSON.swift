// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListStreamsInput: JSONStructure {
  static var shapeName: String { "ListStreamsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "Limit": limit = try reader.readInteger()
    case "ExclusiveStartStreamArn": exclusiveStartStreamArn = try reader.read()
    default: return false
    }
    return true
  }
}

extension ListStreamsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("LastEvaluatedStreamArn", lastEvaluatedStreamArn)
    writer.member("Streams", streams)
    writer.endObject()
  }
}
