// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Tag: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("Key", key),
      .member("Value", value),
    ])
  }
}

extension Tag: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      key: try tree.value("Key"),
      value: try tree.value("Value")
    )
  }
}
