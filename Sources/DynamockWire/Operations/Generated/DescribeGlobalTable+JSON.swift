// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeGlobalTableInput: JSONStructure {
  static var shapeName: String { "DescribeGlobalTableInput" }
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

extension DescribeGlobalTableOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalTableDescription", globalTableDescription)
    writer.endObject()
  }
}
