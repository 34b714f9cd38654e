// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ContributorInsightsSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tableName: try tree.value("TableName"),
      indexName: try tree.value("IndexName"),
      contributorInsightsStatus: try tree.value("ContributorInsightsStatus"),
      contributorInsightsMode: try tree.value("ContributorInsightsMode")
    )
  }
}
