// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListExportsInput: JSONStructure {
  static var shapeName: String { "ListExportsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableArn": tableArn = try reader.read()
    case "MaxResults": maxResults = try reader.readInteger()
    case "NextToken": nextToken = try reader.read()
    default: return false
    }
    return true
  }
}

extension ListExportsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ExportSummaries", exportSummaries)
    writer.member("NextToken", nextToken)
    writer.endObject()
  }
}
