// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeImportInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(importArn, at: "ImportArn")
    check.length(importArn, at: "ImportArn", minimum: 37, maximum: 1024)
  }
}
