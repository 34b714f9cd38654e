// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListExportsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableArn", tableArn),
      .member("MaxResults", maxResults),
      .member("NextToken", nextToken),
    ])
  }
}

extension ListExportsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      exportSummaries: try tree.value("ExportSummaries"),
      nextToken: try tree.value("NextToken")
    )
  }
}
