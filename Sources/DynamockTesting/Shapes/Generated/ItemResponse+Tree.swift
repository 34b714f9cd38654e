// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ItemResponse: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      item: try tree.value("Item")
    )
  }
}
