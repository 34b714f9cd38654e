// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListImportsInput: JSONStructure {
  static var shapeName: String { "ListImportsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableArn": tableArn = try reader.read()
    case "PageSize": pageSize = try reader.readInteger()
    case "NextToken": nextToken = try reader.read()
    default: return false
    }
    return true
  }
}

extension ListImportsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ImportSummaryList", importSummaryList)
    writer.member("NextToken", nextToken)
    writer.endObject()
  }
}
