// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension VectorCapacity: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      vectorSearchRequestBytes: try tree.value("VectorSearchRequestBytes"),
      vectorWriteRequestBytes: try tree.value("VectorWriteRequestBytes")
    )
  }
}
