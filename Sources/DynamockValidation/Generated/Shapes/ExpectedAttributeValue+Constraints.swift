// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ExpectedAttributeValue: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.enumeration(comparisonOperator, at: "ComparisonOperator")
  }
}
