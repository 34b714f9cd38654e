// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateGlobalTableInput: JSONStructure {
  static var shapeName: String { "UpdateGlobalTableInput" }
  static var blank: Self { Self(globalTableName: nil, replicaUpdates: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "GlobalTableName": globalTableName = try reader.read()
    case "ReplicaUpdates": replicaUpdates = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateGlobalTableOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalTableDescription", globalTableDescription)
    writer.endObject()
  }
}
