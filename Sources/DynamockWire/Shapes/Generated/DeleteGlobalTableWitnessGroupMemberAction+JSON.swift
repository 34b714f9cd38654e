// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DeleteGlobalTableWitnessGroupMemberAction: JSONStructure {
  static var shapeName: String { "DeleteGlobalTableWitnessGroupMemberAction" }
  static var blank: Self { Self(regionName: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "RegionName": regionName = try reader.read()
    default: return false
    }
    return true
  }
}
