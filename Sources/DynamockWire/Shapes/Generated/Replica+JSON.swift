// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension Replica: JSONStructure {
  static var shapeName: String { "Replica" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "RegionName": regionName = try reader.read()
    default: return false
    }
    return true
  }
}

extension Replica: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("RegionName", regionName)
    writer.endObject()
  }
}
