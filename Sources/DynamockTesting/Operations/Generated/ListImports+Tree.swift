// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListImportsInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("TableArn", tableArn),
      .member("PageSize", pageSize),
      .member("NextToken", nextToken),
    ])
  }
}

extension ListImportsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      importSummaryList: try tree.value("ImportSummaryList"),
      nextToken: try tree.value("NextToken")
    )
  }
}
