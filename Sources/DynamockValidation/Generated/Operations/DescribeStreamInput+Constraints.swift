// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeStreamInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(streamArn, at: "StreamArn")
    check.length(streamArn, at: "StreamArn", minimum: 37, maximum: 1024)
    check.range(limit, at: "Limit", minimum: 1)
    check.length(exclusiveStartShardId, at: "ExclusiveStartShardId", minimum: 28, maximum: 65)
    check.members(of: shardFilter, at: "ShardFilter")
  }
}
