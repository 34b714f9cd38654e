// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension WarmThroughput: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("ReadUnitsPerSecond", readUnitsPerSecond),
      .member("WriteUnitsPerSecond", writeUnitsPerSecond),
    ])
  }
}

extension WarmThroughput: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      readUnitsPerSecond: try tree.value("ReadUnitsPerSecond"),
      writeUnitsPerSecond: try tree.value("WriteUnitsPerSecond")
    )
  }
}
