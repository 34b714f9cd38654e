// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `AutoScalingPolicyUpdate` of DynamoDB's API.
public struct AutoScalingPolicyUpdate: Sendable, Equatable {
  /// `PolicyName`.
  public var policyName: String?
  /// `TargetTrackingScalingPolicyConfiguration`, required.
  public var targetTrackingScalingPolicyConfiguration:
    AutoScalingTargetTrackingScalingPolicyConfigurationUpdate?

  /// Creates an instance from its members.
  public init(
    policyName: String? = nil,
    targetTrackingScalingPolicyConfiguration:
      AutoScalingTargetTrackingScalingPolicyConfigurationUpdate?
  ) {
    self.policyName = policyName
    self.targetTrackingScalingPolicyConfiguration = targetTrackingScalingPolicyConfiguration
  }
}
