// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateGlobalTableInput: JSONStructure {
  static var shapeName: String { "CreateGlobalTableInput" }
  static var blank: Self { Self(globalTableName: nil, replicationGroup: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "GlobalTableName": globalTableName = try reader.read()
    case "ReplicationGroup": replicationGroup = try reader.read()
    default: return false
    }
    return true
  }
}

extension CreateGlobalTableOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalTableDescription", globalTableDescription)
    writer.endObject()
  }
}
