// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ProvisionedThroughputOverride: JSONStructure {
  static var shapeName: String { "ProvisionedThroughputOverride" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ReadCapacityUnits": readCapacityUnits = try reader.readLong()
    default: return false
    }
    return true
  }
}

extension ProvisionedThroughputOverride: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ReadCapacityUnits", readCapacityUnits)
    writer.endObject()
  }
}
