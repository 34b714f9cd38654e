// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension BillingModeSummary: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      billingMode: try tree.value("BillingMode"),
      lastUpdateToPayPerRequestDateTime: try tree.value("LastUpdateToPayPerRequestDateTime")
    )
  }
}
