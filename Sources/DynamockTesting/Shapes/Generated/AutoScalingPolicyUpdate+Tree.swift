// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AutoScalingPolicyUpdate: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("PolicyName", policyName),
      .member("TargetTrackingScalingPolicyConfiguration", targetTrackingScalingPolicyConfiguration),
    ])
  }
}
