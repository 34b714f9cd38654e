// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension DescribeEndpointsInput: TreeWritable {
  var tree: JSONTree {
    .structure([])
  }
}

extension DescribeEndpointsOutput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      endpoints: try tree.value("Endpoints")
    )
  }
}
