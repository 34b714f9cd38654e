// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension Endpoint: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      address: try tree.value("Address"),
      cachePeriodInMinutes: try tree.value("CachePeriodInMinutes")
    )
  }
}
