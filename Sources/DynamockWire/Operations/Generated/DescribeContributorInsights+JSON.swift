// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeContributorInsightsInput: JSONStructure {
  static var shapeName: String { "DescribeContributorInsightsInput" }
  static var blank: Self { Self(tableName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "IndexName": indexName = try reader.read()
    default: return false
    }
    return true
  }
}

extension DescribeContributorInsightsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ContributorInsightsMode", contributorInsightsMode)
    writer.member("ContributorInsightsRuleList", contributorInsightsRuleList)
    writer.member("ContributorInsightsStatus", contributorInsightsStatus)
    writer.member("FailureException", failureException)
    writer.member("IndexName", indexName)
    writer.member("LastUpdateDateTime", lastUpdateDateTime)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
