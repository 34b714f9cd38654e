// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CancelBulkOperationInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(bulkOperationArn, at: "BulkOperationArn")
    check.length(bulkOperationArn, at: "BulkOperationArn", minimum: 37, maximum: 1024)
  }
}
