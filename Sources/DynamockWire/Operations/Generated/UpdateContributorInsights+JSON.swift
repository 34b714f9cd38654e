// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension UpdateContributorInsightsInput: JSONStructure {
  static var shapeName: String { "UpdateContributorInsightsInput" }
  static var blank: Self { Self(tableName: nil, contributorInsightsAction: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "TableName": tableName = try reader.read()
    case "IndexName": indexName = try reader.read()
    case "ContributorInsightsAction": contributorInsightsAction = try reader.read()
    case "ContributorInsightsMode": contributorInsightsMode = try reader.read()
    default: return false
    }
    return true
  }
}

extension UpdateContributorInsightsOutput: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ContributorInsightsMode", contributorInsightsMode)
    writer.member("ContributorInsightsStatus", contributorInsightsStatus)
    writer.member("IndexName", indexName)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
