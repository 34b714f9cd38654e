// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DisassociateReplicationGroupMemberAction: JSONStructure {
  static var shapeName: String { "DisassociateReplicationGroupMemberAction" }
  static var blank: Self { Self(regionName: nil, disassociationMode: nil) }

  mutating func readMember(
    _ name: JSONName, from reader: inout JSONReader
  ) throws(DecodingFault) -> Bool {
    switch name {
    case "RegionName": regionName = try reader.read()
    case "DisassociationMode": disassociationMode = try reader.read()
    default: return false
    }
    return true
  }
}
