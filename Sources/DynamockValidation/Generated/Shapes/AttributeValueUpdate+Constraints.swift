// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension AttributeValueUpdate: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.enumeration(action, at: "Action")
  }
}
