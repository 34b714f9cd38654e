// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeKinesisStreamingDestinationInput: JSONStructure {
  static var shapeName: String { "DescribeKinesisStreamingDestinationInput" }
  static var blank: Self { Self(tableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeKinesisStreamingDestinationOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("KinesisDataStreamDestinations", kinesisDataStreamDestinations)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
