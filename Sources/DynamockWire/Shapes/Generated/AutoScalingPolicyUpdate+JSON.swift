// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AutoScalingPolicyUpdate: JSONStructure {
  static var shapeName: String { "AutoScalingPolicyUpdate" }
  static var blank: Self { Self(targetTrackingScalingPolicyConfiguration: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "PolicyName": policyName = try reader.read()
    case "TargetTrackingScalingPolicyConfiguration":
      targetTrackingScalingPolicyConfiguration = try reader.read()
    default: return false
    }
    return true
  }
}
