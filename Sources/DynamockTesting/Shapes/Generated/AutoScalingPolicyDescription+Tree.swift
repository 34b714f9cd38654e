// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension AutoScalingPolicyDescription: TreeReadable {
  init(tree: JSONTree) throws(UnreadableTree) {
    try tree.requireStructure()
    self.init(
      policyName: try tree.value("PolicyName"),
      targetTrackingScalingPolicyConfiguration: try tree.value(
        "TargetTrackingScalingPolicyConfiguration")
    )
  }
}
