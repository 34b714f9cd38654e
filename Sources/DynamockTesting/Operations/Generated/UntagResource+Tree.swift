// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension UntagResourceInput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ResourceArn", resourceArn),
      .member("TagKeys", tagKeys),
    ])
  }
}

extension UntagResourceOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init()
  }
}
