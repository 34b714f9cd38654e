// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeExportInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(exportArn, at: "ExportArn")
    check.length(exportArn, at: "ExportArn", minimum: 37, maximum: 1024)
  }
}
