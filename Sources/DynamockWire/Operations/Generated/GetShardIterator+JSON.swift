// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GetShardIteratorInput: JSONStructure {
  static var shapeName: String { "GetShardIteratorInput" }
  static var blank: Self { Self(streamArn: nil, shardId: nil, shardIteratorType: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "StreamArn": streamArn = try reader.read()
    case "ShardId": shardId = try reader.read()
    case "ShardIteratorType": shardIteratorType = try reader.read()
    case "SequenceNumber": sequenceNumber = try reader.read()
    case "Timestamp": timestamp = try reader.read()
    default: return false
    }
    return true
  }
}

extension GetShardIteratorOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ShardIterator", shardIterator)
    writer.endObject()
  }
}
