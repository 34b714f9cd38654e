// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PointInTimeRecoverySpecification: JSONStructure {
  static var shapeName: String { "PointInTimeRecoverySpecification" }
  static var blank: Self { Self(pointInTimeRecoveryEnabled: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "PointInTimeRecoveryEnabled": pointInTimeRecoveryEnabled = try reader.read()
    case "RecoveryPeriodInDays": recoveryPeriodInDays = try reader.readInteger()
    default: return false
    }
    return true
  }
}
