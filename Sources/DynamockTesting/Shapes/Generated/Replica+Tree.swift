// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Replica: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("RegionName", regionName)
    ])
  }
}

extension Replica: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      regionName: try tree.value("RegionName")
    )
  }
}
