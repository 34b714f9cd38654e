// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AutoScalingSettingsDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      minimumUnits: try tree.value("MinimumUnits"),
      maximumUnits: try tree.value("MaximumUnits"),
      autoScalingDisabled: try tree.value("AutoScalingDisabled"),
      autoScalingRoleArn: try tree.value("AutoScalingRoleArn"),
      scalingPolicies: try tree.value("ScalingPolicies")
    )
  }
}
