// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension WriteRequest: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("PutRequest", putRequest),
      .member("DeleteRequest", deleteRequest),
    ])
  }
}

extension WriteRequest: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      putRequest: try tree.value("PutRequest"),
      deleteRequest: try tree.value("DeleteRequest")
    )
  }
}
