// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DisableKinesisStreamingDestinationInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.required(streamArn, at: "StreamArn")
    check.length(streamArn, at: "StreamArn", minimum: 37, maximum: 1024)
    check.members(
      of: enableKinesisStreamingConfiguration, at: "EnableKinesisStreamingConfiguration")
  }
}
