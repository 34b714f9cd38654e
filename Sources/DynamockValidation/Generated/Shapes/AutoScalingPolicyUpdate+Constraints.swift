// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingPolicyUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(policyName, at: "PolicyName", minimum: 1, maximum: 256)
    check.pattern(policyName, at: "PolicyName", .printable)
    check.required(
      targetTrackingScalingPolicyConfiguration, at: "TargetTrackingScalingPolicyConfiguration")
    check.members(
      of: targetTrackingScalingPolicyConfiguration, at: "TargetTrackingScalingPolicyConfiguration")
  }
}
