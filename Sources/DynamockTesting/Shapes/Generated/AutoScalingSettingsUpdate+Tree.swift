// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AutoScalingSettingsUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("MinimumUnits", minimumUnits),
      .member("MaximumUnits", maximumUnits),
      .member("AutoScalingDisabled", autoScalingDisabled),
      .member("AutoScalingRoleArn", autoScalingRoleArn),
      .member("ScalingPolicyUpdate", scalingPolicyUpdate),
    ])
  }
}
