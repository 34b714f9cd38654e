// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListBulkOperationsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.range(maxResults, at: "MaxResults", minimum: 1, maximum: 25)
    check.length(nextToken, at: "NextToken", minimum: 1, maximum: 1024)
    check.pattern(nextToken, at: "NextToken", .hexadecimalGroups)
  }
}
