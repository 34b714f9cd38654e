// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DisassociateReplicationGroupMemberAction: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(regionName, at: "RegionName")
    check.required(disassociationMode, at: "DisassociationMode")
    check.enumeration(disassociationMode, at: "DisassociationMode")
  }
}
