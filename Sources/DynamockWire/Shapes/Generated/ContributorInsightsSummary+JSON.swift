// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ContributorInsightsSummary: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ContributorInsightsMode", contributorInsightsMode)
    writer.member("ContributorInsightsStatus", contributorInsightsStatus)
    writer.member("IndexName", indexName)
    writer.member("TableName", tableName)
    writer.endObject()
  }
}
