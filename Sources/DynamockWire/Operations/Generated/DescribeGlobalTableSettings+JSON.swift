// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeGlobalTableSettingsInput: JSONStructure {
  static var shapeName: String { "DescribeGlobalTableSettingsInput" }
  static var blank: Self { Self(globalTableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "GlobalTableName": globalTableName = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeGlobalTableSettingsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalTableName", globalTableName)
    writer.member("ReplicaSettings", replicaSettings)
    writer.endObject()
  }
}
