// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GetResourcePolicyInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ResourceArn", resourceArn)
    ])
  }
}

extension GetResourcePolicyOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      policy: try tree.value("Policy"),
      revisionId: try tree.value("RevisionId")
    )
  }
}
