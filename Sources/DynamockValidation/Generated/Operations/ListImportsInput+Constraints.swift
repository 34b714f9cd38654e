// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListImportsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(tableArn, at: "TableArn", minimum: 1, maximum: 1024)
    check.range(pageSize, at: "PageSize", minimum: 1, maximum: 25)
    check.length(nextToken, at: "NextToken", minimum: 112, maximum: 1024)
    check.pattern(nextToken, at: "NextToken", .hexadecimalGroups)
  }
}
