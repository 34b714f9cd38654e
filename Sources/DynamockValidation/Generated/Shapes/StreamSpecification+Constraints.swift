// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension StreamSpecification: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(streamEnabled, at: "StreamEnabled")
    check.enumeration(streamViewType, at: "StreamViewType")
  }
}
