// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension StartBulkPutItemsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.pattern(clientToken, at: "ClientToken", .clientToken)
    check.required(inputS3Configuration, at: "InputS3Configuration")
    check.members(of: inputS3Configuration, at: "InputS3Configuration")
    check.required(outputS3Configuration, at: "OutputS3Configuration")
    check.members(of: outputS3Configuration, at: "OutputS3Configuration")
    check.required(tableName, at: "TableName")
    check.length(tableName, at: "TableName", minimum: 1, maximum: 1024)
    check.range(maxWriteRequestUnits, at: "MaxWriteRequestUnits", minimum: 1024)
    check.enumeration(performanceTier, at: "PerformanceTier")
  }
}
