// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ShardFilter: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.enumeration(type, at: "Type")
    check.length(shardId, at: "ShardId", minimum: 28, maximum: 65)
  }
}
