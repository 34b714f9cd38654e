// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension EnableKinesisStreamingConfiguration: JSONStructure {
  static var shapeName: String { "EnableKinesisStreamingConfiguration" }
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

extension EnableKinesisStreamingConfiguration: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ApproximateCreationDateTimePrecision", approximateCreationDateTimePrecision)
    writer.endObject()
  }
}
