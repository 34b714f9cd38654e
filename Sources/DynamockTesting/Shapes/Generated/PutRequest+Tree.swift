// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension PutRequest: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Item", item)
    ])
  }
}

extension PutRequest: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      item: try tree.value("Item")
    )
  }
}
