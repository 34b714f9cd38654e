// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension PutResourcePolicyInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ResourceArn", resourceArn),
      .member("Policy", policy),
      .member("ExpectedRevisionId", expectedRevisionId),
      .member("ConfirmRemoveSelfResourceAccess", confirmRemoveSelfResourceAccess),
    ])
  }
}

extension PutResourcePolicyOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      revisionId: try tree.value("RevisionId")
    )
  }
}
