// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListBulkOperationsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("MaxResults", maxResults),
      .member("NextToken", nextToken),
    ])
  }
}

extension ListBulkOperationsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      bulkOperationsSummaryList: try tree.value("BulkOperationsSummaryList"),
      nextToken: try tree.value("NextToken")
    )
  }
}
