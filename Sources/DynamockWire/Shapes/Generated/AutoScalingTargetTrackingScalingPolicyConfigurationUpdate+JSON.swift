// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingTargetTrackingScalingPolicyConfigurationUpdate: JSONStructure {
  static var shapeName: String { "AutoScalingTargetTrackingScalingPolicyConfigurationUpdate" }
  static var blank: Self { Self(targetValue: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "DisableScaleIn": disableScaleIn = try reader.read()
    case "ScaleInCooldown": scaleInCooldown = try reader.readInteger()
    case "ScaleOutCooldown": scaleOutCooldown = try reader.readInteger()
    case "TargetValue": targetValue = try reader.read()
    default: return false
    }
    return true
  }
}
