// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeContributorInsightsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("IndexName", indexName),
    ])
  }
}

extension DescribeContributorInsightsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      indexName: try tree.value("IndexName"),
      contributorInsightsRuleList: try tree.value("ContributorInsightsRuleList"),
      contributorInsightsStatus: try tree.value("ContributorInsightsStatus"),
      lastUpdateDateTime: try tree.value("LastUpdateDateTime"),
      failureException: try tree.value("FailureException"),
      contributorInsightsMode: try tree.value("ContributorInsightsMode")
    )
  }
}
