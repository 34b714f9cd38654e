// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ReplicationGroupUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.members(of: create, at: "Create")
    check.members(of: update, at: "Update")
    check.members(of: delete, at: "Delete")
    check.members(of: disassociate, at: "Disassociate")
  }
}
