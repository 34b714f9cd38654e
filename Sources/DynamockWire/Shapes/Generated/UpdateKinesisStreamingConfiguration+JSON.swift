// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateKinesisStreamingConfiguration: JSONStructure {
  static var shapeName: String { "UpdateKinesisStreamingConfiguration" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ApproximateCreationDateTimePrecision":
      approximateCreationDateTimePrecision = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateKinesisStreamingConfiguration: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ApproximateCreationDateTimePrecision", approximateCreationDateTimePrecision)
    writer.endObject()
  }
}
