// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AutoScalingTargetTrackingScalingPolicyConfigurationUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("DisableScaleIn", disableScaleIn),
      .member("ScaleInCooldown", scaleInCooldown),
      .member("ScaleOutCooldown", scaleOutCooldown),
      .member("TargetValue", targetValue),
    ])
  }
}
