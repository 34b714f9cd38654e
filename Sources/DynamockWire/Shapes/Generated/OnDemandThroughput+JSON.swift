// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension OnDemandThroughput: JSONStructure {
  static var shapeName: String { "OnDemandThroughput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "MaxReadRequestUnits": maxReadRequestUnits = try reader.readLong()
    case "MaxWriteRequestUnits": maxWriteRequestUnits = try reader.readLong()
    default: return false
    }
    return true
  }
}

extension OnDemandThroughput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("MaxReadRequestUnits", maxReadRequestUnits)
    writer.member("MaxWriteRequestUnits", maxWriteRequestUnits)
    writer.endObject()
  }
}
