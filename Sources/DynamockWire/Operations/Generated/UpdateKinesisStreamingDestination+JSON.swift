// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateKinesisStreamingDestinationInput: JSONStructure {
  static var shapeName: String { "UpdateKinesisStreamingDestinationInput" }
  static var blank: Self { Self(tableName: nil, streamArn: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "StreamArn": streamArn = try reader.read()
    case "UpdateKinesisStreamingConfiguration":
      updateKinesisStreamingConfiguration = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateKinesisStreamingDestinationOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("DestinationStatus", destinationStatus)
    writer.member("StreamArn", streamArn)
    writer.member("TableName", tableName)
    writer.member("UpdateKinesisStreamingConfiguration", updateKinesisStreamingConfiguration)
    writer.endObject()
  }
}
