// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `AutoScalingSettingsDescription` of DynamoDB's API.
public struct AutoScalingSettingsDescription: Sendable, Equatable {
  /// `MinimumUnits`.
  public var minimumUnits: Int?
  /// `MaximumUnits`.
  public var maximumUnits: Int?
  /// `AutoScalingDisabled`.
  public var autoScalingDisabled: Bool?
  /// `AutoScalingRoleArn`.
  public var autoScalingRoleArn: String?
  /// `ScalingPolicies`.
  public var scalingPolicies: [AutoScalingPolicyDescription]?

  /// Creates an instance from its members.
  public init(
    minimumUnits: Int? = nil,
    maximumUnits: Int? = nil,
    autoScalingDisabled: Bool? = nil,
    autoScalingRoleArn: String? = nil,
    scalingPolicies: [AutoScalingPolicyDescription]? = nil
  ) {
    self.minimumUnits = minimumUnits
    self.maximumUnits = maximumUnits
    self.autoScalingDisabled = autoScalingDisabled
    self.autoScalingRoleArn = autoScalingRoleArn
    self.scalingPolicies = scalingPolicies
  }
}
