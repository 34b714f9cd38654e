// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AutoScalingTargetTrackingScalingPolicyConfigurationDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      disableScaleIn: try tree.value("DisableScaleIn"),
      scaleInCooldown: try tree.value("ScaleInCooldown"),
      scaleOutCooldown: try tree.value("ScaleOutCooldown"),
      targetValue: try tree.value("TargetValue")
    )
  }
}
