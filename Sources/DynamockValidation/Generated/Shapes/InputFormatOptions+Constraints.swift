// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension InputFormatOptions: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.members(of: csv, at: "Csv")
  }
}
