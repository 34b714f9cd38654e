// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `AutoScalingPolicyDescription` of DynamoDB's API.
public struct AutoScalingPolicyDescription: Sendable, Equatable {
  /// `PolicyName`.
  public var policyName: String?
  /// `TargetTrackingScalingPolicyConfiguration`.
  public var targetTrackingScalingPolicyConfiguration:
    AutoScalingTargetTrackingScalingPolicyConfigurationDescription?

  /// Creates an instance from its members.
  public init(
    policyName: String? = nil,
    targetTrackingScalingPolicyConfiguration:
      AutoScalingTargetTrackingScalingPolicyConfigurationDescription? = nil
  ) {
    self.policyName = policyName
    self.targetTrackingScalingPolicyConfiguration = targetTrackingScalingPolicyConfiguration
  }
}
