// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GetRecordsInput: JSONStructure {
  static var shapeName: String { "GetRecordsInput" }
  static var blank: Self { Self(shardIterator: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ShardIterator": shardIterator = try reader.read()
    case "Limit": limit = try reader.readInteger()
    default: return false
    }
    return true
  }
}

extension GetRecordsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("NextShardIterator", nextShardIterator)
    writer.member("Records", records)
    writer.endObject()
  }
}
