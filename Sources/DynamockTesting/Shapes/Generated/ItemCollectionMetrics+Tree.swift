// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ItemCollectionMetrics: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      itemCollectionKey: try tree.value("ItemCollectionKey"),
      sizeEstimateRangeGB: try tree.value("SizeEstimateRangeGB")
    )
  }
}
