// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListContributorInsightsInput: JSONStructure {
  static var shapeName: String { "ListContributorInsightsInput" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "NextToken": nextToken = try reader.read()
    case "MaxResults": maxResults = try reader.readInteger()
    default: return false
    }
    return true
  }
}

extension ListContributorInsightsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ContributorInsightsSummaries", contributorInsightsSummaries)
    writer.member("NextToken", nextToken)
    writer.endObject()
  }
}
