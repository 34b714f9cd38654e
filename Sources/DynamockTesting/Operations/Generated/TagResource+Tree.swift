// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension TagResourceInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ResourceArn", resourceArn),
      .member("Tags", tags),
    ])
  }
}

extension TagResourceOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init()
  }
}
