// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension GetShardIteratorInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(streamArn, at: "StreamArn")
    check.length(streamArn, at: "StreamArn", minimum: 37, maximum: 1024)
    check.required(shardId, at: "ShardId")
    check.length(shardId, at: "ShardId", minimum: 28, maximum: 65)
    check.required(shardIteratorType, at: "ShardIteratorType")
    check.enumeration(shardIteratorType, at: "ShardIteratorType")
    check.length(sequenceNumber, at: "SequenceNumber", minimum: 21, maximum: 40)
  }
}
