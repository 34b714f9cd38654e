// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListGlobalTablesInput: JSONStructure {
  static var shapeName: String { "ListGlobalTablesInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ExclusiveStartGlobalTableName": exclusiveStartGlobalTableName = try reader.read()
    case "Limit": limit = try reader.readInteger()
    case "RegionName": regionName = try reader.read()
    default: return false
    }
    return true
  }
}

extension ListGlobalTablesOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalTables", globalTables)
    writer.member("LastEvaluatedGlobalTableName", lastEvaluatedGlobalTableName)
    writer.endObject()
  }
}
