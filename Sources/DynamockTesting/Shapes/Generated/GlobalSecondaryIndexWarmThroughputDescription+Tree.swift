// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension GlobalSecondaryIndexWarmThroughputDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      readUnitsPerSecond: try tree.value("ReadUnitsPerSecond"),
      writeUnitsPerSecond: try tree.value("WriteUnitsPerSecond"),
      status: try tree.value("Status")
    )
  }
}
