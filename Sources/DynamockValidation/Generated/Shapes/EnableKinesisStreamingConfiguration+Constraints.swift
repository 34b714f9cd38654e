// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension EnableKinesisStreamingConfiguration: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.enumeration(
      approximateCreationDateTimePrecision, at: "ApproximateCreationDateTimePrecision")
  }
}
