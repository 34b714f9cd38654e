// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingSettingsUpdate: JSONStructure {
  static var shapeName: String { "AutoScalingSettingsUpdate" }
  static var blank: Self { Self() }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "MinimumUnits": minimumUnits = try reader.readLong()
    case "MaximumUnits": maximumUnits = try reader.readLong()
    case "AutoScalingDisabled": autoScalingDisabled = try reader.read()
    case "AutoScalingRoleArn": autoScalingRoleArn = try reader.read()
    case "ScalingPolicyUpdate": scalingPolicyUpdate = try reader.read()
    default: return false
    }
    return true
  }
}
