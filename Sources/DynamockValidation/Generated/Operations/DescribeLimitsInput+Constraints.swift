// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension DescribeLimitsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {

  }
}
