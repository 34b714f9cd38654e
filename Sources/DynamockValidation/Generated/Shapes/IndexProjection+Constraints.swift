// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension IndexProjection: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.enumeration(projectionType, at: "ProjectionType")
    check.length(nonKeyAttributes, at: "NonKeyAttributes", minimum: 1, maximum: 20)
    check.elements(nonKeyAttributes, at: "NonKeyAttributes", minimum: 1, maximum: 255)
  }
}
