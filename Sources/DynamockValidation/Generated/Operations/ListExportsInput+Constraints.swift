// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ListExportsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(tableArn, at: "TableArn", minimum: 1, maximum: 1024)
    check.range(maxResults, at: "MaxResults", minimum: 1, maximum: 25)
  }
}
