// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension ExpectedAttributeValue: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.enumeration(comparisonOperator, at: "ComparisonOperator")
  }
}
