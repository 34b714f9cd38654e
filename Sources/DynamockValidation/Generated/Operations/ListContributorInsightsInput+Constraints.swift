// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListContributorInsightsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.range(maxResults, at: "MaxResults", maximum: 100)
  }
}
