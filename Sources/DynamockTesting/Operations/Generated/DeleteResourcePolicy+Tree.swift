// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DeleteResourcePolicyInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ResourceArn", resourceArn),
      .member("ExpectedRevisionId", expectedRevisionId),
    ])
  }
}

extension DeleteResourcePolicyOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      revisionId: try tree.value("RevisionId")
    )
  }
}
