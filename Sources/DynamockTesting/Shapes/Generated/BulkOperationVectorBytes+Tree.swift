// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BulkOperationVectorBytes: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      bulkPutVectorBytes: try tree.value("BulkPutVectorBytes")
    )
  }
}
