// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeStreamInput: JSONStructure {
  static var shapeName: String { "DescribeStreamInput" }
  static var blank: Self { Self(streamArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "StreamArn": streamArn = try reader.read()
    case "Limit": limit = try reader.readInteger()
    case "ExclusiveStartShardId": exclusiveStartShardId = try reader.read()
    case "ShardFilter": shardFilter = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeStreamOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("StreamDescription", streamDescription)
    writer.endObject()
  }
}
