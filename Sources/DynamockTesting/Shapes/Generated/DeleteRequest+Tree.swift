// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DeleteRequest: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Key", key)
    ])
  }
}

extension DeleteRequest: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      key: try tree.value("Key")
    )
  }
}
