// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GetRecordsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(shardIterator, at: "ShardIterator")
    check.length(shardIterator, at: "ShardIterator", minimum: 1, maximum: 2048)
    check.range(limit, at: "Limit", minimum: 1)
  }
}
