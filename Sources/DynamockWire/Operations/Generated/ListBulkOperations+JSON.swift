// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListBulkOperationsInput: JSONStructure {
  static var shapeName: String { "ListBulkOperationsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "MaxResults": maxResults = try reader.readInteger()
    case "NextToken": nextToken = try reader.read()
    default: return false
    }
    return true
  }
}

extension ListBulkOperationsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("BulkOperationsSummaryList", bulkOperationsSummaryList)
    writer.member("NextToken", nextToken)
    writer.endObject()
  }
}
