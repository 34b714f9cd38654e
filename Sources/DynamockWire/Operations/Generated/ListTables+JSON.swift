// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListTablesInput: JSONStructure {
  static var shapeName: String { "ListTablesInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "ExclusiveStartTableName": exclusiveStartTableName = try reader.read()
    case "Limit": limit = try reader.readInteger()
    default: return false
    }
    return true
  }
}

extension ListTablesOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("LastEvaluatedTableName", lastEvaluatedTableName)
    writer.member("TableNames", tableNames)
    writer.endObject()
  }
}
