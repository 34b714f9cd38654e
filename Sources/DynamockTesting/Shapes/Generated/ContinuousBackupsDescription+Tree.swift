// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension ContinuousBackupsDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      continuousBackupsStatus: try tree.value("ContinuousBackupsStatus"),
      pointInTimeRecoveryDescription: try tree.value("PointInTimeRecoveryDescription")
    )
  }
}
