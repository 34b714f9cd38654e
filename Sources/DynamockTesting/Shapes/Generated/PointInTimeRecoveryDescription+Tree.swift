// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension PointInTimeRecoveryDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      pointInTimeRecoveryStatus: try tree.value("PointInTimeRecoveryStatus"),
      recoveryPeriodInDays: try tree.value("RecoveryPeriodInDays"),
      earliestRestorableDateTime: try tree.value("EarliestRestorableDateTime"),
      latestRestorableDateTime: try tree.value("LatestRestorableDateTime")
    )
  }
}
