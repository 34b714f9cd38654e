// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `AutoScalingTargetTrackingScalingPolicyConfigurationDescription` of DynamoDB's API.
public struct AutoScalingTargetTrackingScalingPolicyConfigurationDescription: Sendable, Equatable {
  /// `DisableScaleIn`.
  public var disableScaleIn: Bool?
  /// `ScaleInCooldown`.
  public var scaleInCooldown: Int?
  /// `ScaleOutCooldown`.
  public var scaleOutCooldown: Int?
  /// `TargetValue`, required.
  public var targetValue: Double?

  /// Creates an instance from its members.
  public init(
    disableScaleIn: Bool? = nil,
    scaleInCooldown: Int? = nil,
    scaleOutCooldown: Int? = nil,
    targetValue: Double?
  ) {
    self.disableScaleIn = disableScaleIn
    self.scaleInCooldown = scaleInCooldown
    self.scaleOutCooldown = scaleOutCooldown
    self.targetValue = targetValue
  }
}
