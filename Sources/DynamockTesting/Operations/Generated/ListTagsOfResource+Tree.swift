// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ListTagsOfResourceInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ResourceArn", resourceArn),
      .member("NextToken", nextToken),
    ])
  }
}

extension ListTagsOfResourceOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      tags: try tree.value("Tags"),
      nextToken: try tree.value("NextToken")
    )
  }
}
