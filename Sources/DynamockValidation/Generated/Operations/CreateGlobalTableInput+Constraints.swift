// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CreateGlobalTableInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(globalTableName, at: "GlobalTableName")
    check.length(globalTableName, at: "GlobalTableName", minimum: 3, maximum: 255)
    check.pattern(globalTableName, at: "GlobalTableName", .name)
    check.required(replicationGroup, at: "ReplicationGroup")
  }
}
