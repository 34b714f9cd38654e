// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `InputFormatOptions` of DynamoDB's API.
public struct InputFormatOptions: Sendable, Equatable {
  /// `Csv`.
  public var csv: CsvOptions?

  /// Creates an instance from its members.
  public init(
    csv: CsvOptions? = nil
  ) {
    self.csv = csv
  }
}
