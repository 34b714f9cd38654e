// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension OnDemandThroughputOverride: JSONStructure {
  static var shapeName: String { "OnDemandThroughputOverride" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "MaxReadRequestUnits": maxReadRequestUnits = try reader.readLong()
    default: return false
    }
    return true
  }
}

extension OnDemandThroughputOverride: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("MaxReadRequestUnits", maxReadRequestUnits)
    writer.endObject()
  }
}
