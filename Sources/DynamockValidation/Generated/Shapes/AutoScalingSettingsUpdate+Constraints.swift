// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingSettingsUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.range(minimumUnits, at: "MinimumUnits", minimum: 1)
    check.range(maximumUnits, at: "MaximumUnits", minimum: 1)
    check.length(autoScalingRoleArn, at: "AutoScalingRoleArn", minimum: 1, maximum: 1600)
    check.pattern(autoScalingRoleArn, at: "AutoScalingRoleArn", .xmlText)
    check.members(of: scalingPolicyUpdate, at: "ScalingPolicyUpdate")
  }
}
