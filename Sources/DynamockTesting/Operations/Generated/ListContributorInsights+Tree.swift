// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListContributorInsightsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableName", tableName),
      .member("NextToken", nextToken),
      .member("MaxResults", maxResults),
    ])
  }
}

extension ListContributorInsightsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      contributorInsightsSummaries: try tree.value("ContributorInsightsSummaries"),
      nextToken: try tree.value("NextToken")
    )
  }
}
