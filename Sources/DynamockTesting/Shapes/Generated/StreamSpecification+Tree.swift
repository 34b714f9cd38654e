// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension StreamSpecification: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("StreamEnabled", streamEnabled),
      .member("StreamViewType", streamViewType),
    ])
  }
}

extension StreamSpecification: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      streamEnabled: try tree.value("StreamEnabled"),
      streamViewType: try tree.value("StreamViewType")
    )
  }
}
