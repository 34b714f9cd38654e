// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension VectorIndexUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.members(of: create, at: "Create")
    check.members(of: delete, at: "Delete")
  }
}
